"""Trains the reader: question and sentence together → how likely the sentence answers."""
