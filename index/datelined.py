"""News agencies, and cities that newspapers date from, as datelines write them."""

from __future__ import annotations

from typing import Final

_AGENCY_NAMES = """
AFP;Agence France-Presse;Agence France Presse;Reuters;Thomson Reuters;Thomson Reuters Foundation;
AP;Associated Press;The Associated Press;UPI;dpa;DPA;EFE;ANSA;Belga;ATS;Keystone-ATS;awp;AWP;
Xinhua;Chine Nouvelle;TASS;Interfax;RIA Novosti;Kyodo;Jiji;Yonhap;PTI;ANI;IANS;BSS;UNB;APP;Bernama;
Antara;Anadolu;AA;MENA;MAP;APS;TAP;SPA;WAM;Petra;SANA;IRNA;Lusa;LUSA;Agerpres;PAP;CTK;MTI;APA;
Ritzau;NTB;TT;STT;PA;PA Media;Press Association;Bloomberg;La Presse canadienne;Presse canadienne;
PC;CP;The Canadian Press;Canadian Press;AAP;Europa Press;Agência Brasil;Agencia EFE;Relaxnews;
PRNewswire;PR Newswire;Business Wire;BUSINESS WIRE;GLOBE NEWSWIRE;GlobeNewswire;Newswire;CNW;
ANP;Adnkronos;Adnkronos Italia;AGI;LaPresse;Askanews;SDA;Keystone-SDA;epd;Servimedia;Télam;Notimex;
Agência Lusa;Agência Estado;ACTUSNEWS;KNA;CNN;BBC;NPR;CNS;APIC;cath.ch;Fides;StatsPerform;SID;
AFP-Services
"""
AGENCIES: Final = frozenset(name.strip() for name in _AGENCY_NAMES.split(";"))

# Cities that newspapers date from without naming the country, in English and French, then as
# German, Spanish, Italian, Portuguese and Dutch ones write theirs and their neighbours'.
_CITY_NAMES = """
Abidjan;Abou Dhabi;Abu Dhabi;Abuja;Accra;Addis Ababa;Addis Abeba;Aden;Alep;Aleppo;Alger;Algiers;
Amman;Amsterdam;Anchorage;Ankara;Antananarivo;Athens;Athènes;Atlanta;Auckland;Bagdad;Baghdad;Bakou;
Baku;Bamako;Bangkok;Bangui;Barcelona;Barcelone;Basel;Beijing;Beirut;Belgrade;Berlin;Bern;Berne;
Beyrouth;Bissau;Bogota;Bogotá;Bordeaux;Boston;Brasilia;Brasília;Bratislava;Brazzaville;Brest;
Brussels;Bruxelles;Bucarest;Bucharest;Budapest;Buenos Aires;Bujumbura;Bâle;Cairo;Calais;Canberra;
Caracas;Casablanca;Cayenne;Chicago;Colombo;Conakry;Copenhagen;Copenhague;Cotonou;Dakar;Dallas;
Damas;Damascus;Delhi;Denver;Detroit;Dhaka;Dijon;Djibouti;Doha;Dubai;Dubaï;Dublin;Edinburgh;Erevan;
Florence;Francfort;Frankfurt;Freetown;Gaza;Geneva;Genève;Grenoble;Guatemala City;Hambourg;Hamburg;
Hanoi;Hanoï;Harare;Havana;Helsinki;Hong Kong;Honolulu;Houston;Islamabad;Istanbul;Jakarta;Jerusalem;
Johannesburg;Juba;Jérusalem;Kaboul;Kabul;Kampala;Karachi;Kathmandu;Katmandou;Khartoum;Kiev;Kigali;
Kinshasa;Kuala Lumpur;Kuwait City;Kyiv;La Havane;La Haye;La Paz;Lagos;Las Vegas;Lausanne;Le Caire;
Lens;Libreville;Lille;Lima;Lisbon;Lisbonne;Ljubljana;Lomé;London;Londres;Los Angeles;Luanda;
Luxembourg;Lyon;Madrid;Managua;Manila;Manille;Marseille;Melbourne;Mexico;Mexico City;Miami;Milan;
Milwaukee;Minneapolis;Minsk;Mogadiscio;Mogadishu;Monaco;Monrovia;Montevideo;Montpellier;Montreal;
Montréal;Moscou;Moscow;Mumbai;Munich;N'Djamena;Nairobi;Nantes;Naples;New Delhi;New Orleans;
New York;Niamey;Nice;Nicosia;Nicosie;Nouakchott;Nouméa;Nuuk;Oslo;Ottawa;Ouagadougou;Panama;
Panama City;Papeete;Paris;Pekin;Perpignan;Philadelphia;Phnom Penh;Phoenix;Pittsburgh;
Port-au-Prince;Prague;Pretoria;Pristina;Pyongyang;Pékin;Quito;Québec;Rabat;Ramallah;Rangoun;Reims;
Rennes;Reykjavik;Riga;Rio de Janeiro;Riyad;Riyadh;Rome;Rouen;Saint-Denis;Saint-Pétersbourg;
San Diego;San Francisco;San José;Sanaa;Santiago;Santo Domingo;Sao Paulo;Sarajevo;Seattle;Seoul;
Shanghai;Singapore;Singapour;Skopje;Sofia;St. Louis;St. Petersburg;Stockholm;Strasbourg;Sydney;
Séoul;Taipei;Tallinn;Tbilisi;Tbilissi;Tegucigalpa;Teheran;Tehran;Tel Aviv;Tel-Aviv;The Hague;
Tirana;Tokyo;Toronto;Toulon;Toulouse;Tripoli;Tunis;Téhéran;Ulan Bator;Vancouver;Varsovie;Vatican;
Vatican City;Venice;Venise;Vienna;Vienne;Vilnius;Warsaw;Washington;Wellington;Yangon;Yaoundé;
Yerevan;Zagreb;Zurich;Zürich;
Bonn;Bremen;Dortmund;Dresden;Düsseldorf;Essen;Frankfurt am Main;Graz;Hannover;Innsbruck;Karlsruhe;
Kiel;Köln;Leipzig;Linz;Luzern;Magdeburg;Mainz;München;Nürnberg;Potsdam;Rostock;Salzburg;Schwerin;
St. Gallen;Stuttgart;Wien;Wiesbaden;Brüssel;Genf;Kairo;Kopenhagen;Moskau;Neu-Delhi;Peking;Rom;
Straßburg;Warschau;
Bilbao;Ciudad de México;Ciudad de Panamá;Guadalajara;Granada;La Habana;Málaga;Medellín;Monterrey;
Murcia;Oviedo;Palma;Pamplona;San Salvador;San Sebastián;Santiago de Chile;Santiago de Compostela;
Sevilla;Toledo;Valencia;Valladolid;Zaragoza;Berlín;Bruselas;Ginebra;Moscú;Nueva York;París;Pekín;
Roma;Varsovia;Viena;
Bari;Bologna;Cagliari;Catania;Firenze;Genova;Milano;Napoli;Padova;Palermo;Torino;Trieste;Venezia;
Verona;Berlino;Ginevra;Lisbona;Londra;Mosca;Parigi;Pechino;Varsavia;
Braga;Coimbra;Faro;Funchal;Lisboa;Maputo;Porto;Porto Alegre;Recife;São Paulo;Berlim;Bruxelas;
Genebra;Moscovo;Pequim;Varsóvia;
Antwerpen;Brugge;Brussel;Den Haag;Eindhoven;Gent;Groningen;Leuven;Maastricht;Paramaribo;Rotterdam;
Utrecht;Berlijn;Genève;Londen;Moskou;Parijs;Wenen
"""
CITIES: Final = frozenset(name.strip() for name in _CITY_NAMES.split(";"))
