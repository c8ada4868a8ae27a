/* Customers of a small company that sells shift planning: each with whom the team talks to. */

export type Trade = 'care' | 'hospitality' | 'logistics' | 'retail';

export interface Company {
  readonly trade: Trade;
  readonly account: string;
  /** As the team calls it. */
  readonly short: string;
  readonly contact: string;
  readonly role: string;
  /** Whoever signs there; the same name when the contact does. */
  readonly signer: string;
  readonly signerRole: string;
}

type Row = readonly [
  account: string,
  short: string,
  contact: string,
  role: string,
  signer?: string,
  signerRole?: string,
];

const care: readonly Row[] = [
  [
    'Pflegedienst Sonnenhof',
    'Sonnenhof',
    'Katrin Vogt',
    'Head of nursing',
    'Ralf Adler',
    'Managing director',
  ],
  ['Clínica Rivera', 'Clínica Rivera', 'Elena Rivera', 'Owner'],
  ['MediNord Praxen', 'MediNord', 'Timo Brandt', 'Practice manager', 'Dr. Anke Schütte', 'Partner'],
  [
    'Lindenhof Seniorenheime',
    'Lindenhof',
    'Martina Krause',
    'Roster planner',
    'Jürgen Wolff',
    'Managing director',
  ],
  ['Tandem Physiotherapie', 'Tandem Physio', 'Nils Petersen', 'Owner'],
  ['Soins du Lac', 'Soins du Lac', 'Camille Morel', 'Operations', 'Hélène Girard', 'Director'],
  ['Amal Home Care', 'Amal Home Care', 'Yasmin Haddad', 'Founder'],
  [
    'Zahnzentrum Isar',
    'Zahnzentrum Isar',
    'Veronika Huber',
    'Office manager',
    'Dr. Stefan Lang',
    'Owner',
  ],
  [
    'Bluebird Dental Group',
    'Bluebird Dental',
    'Megan Foster',
    'Operations manager',
    'Tom Reyes',
    'COO',
  ],
  ['Reha am Park', 'Reha am Park', 'Birgit Scholz', 'HR', 'Carsten Meier', 'Head of finance'],
  ['Kinderhaus Pusteblume', 'Pusteblume', 'Svenja Roth', 'Head of day care'],
  [
    'Ambulanz Express',
    'Ambulanz Express',
    'Emre Yildiz',
    'Dispatch',
    'Silvia Korn',
    'Managing director',
  ],
  ['Casa Serena', 'Casa Serena', 'Paolo Ricci', 'Director'],
  ['Vitalis Kliniken', 'Vitalis', 'Anna-Lena Beck', 'Project lead', 'Dr. Michael Storch', 'CFO'],
];

const hospitality: readonly Row[] = [
  ['Hotel Alpenblick', 'Alpenblick', 'Lukas Moser', 'Front office', 'Theresia Moser', 'Owner'],
  ['Kaffeerösterei Brandt', 'Brandt Kaffee', 'Johanna Brandt', 'Owner'],
  ['Hafenkante Gastro', 'Hafenkante', 'Ole Jansen', 'Shift lead', 'Meike Jansen', 'Owner'],
  ['Nordic Stay Hotels', 'Nordic Stay', 'Freja Lindqvist', 'HR manager', 'Mikkel Dahl', 'COO'],
  ['La Cantina', 'La Cantina', 'Marco Bellini', 'Owner'],
  ['Bistro Margaux', 'Bistro Margaux', 'Margaux Petit', 'Owner'],
  ['Campingpark Ostsee', 'Campingpark Ostsee', 'Henning Voss', 'Manager'],
  ['Weingut Falkenstein', 'Falkenstein', 'Isabel Kern', 'Events', 'Georg Falkenstein', 'Owner'],
  ['Burgerwerk', 'Burgerwerk', 'Deniz Arslan', 'Operations', 'Patrick Stolz', 'Founder'],
  ['Seaside Suites', 'Seaside Suites', 'Rachel Byrne', 'General manager'],
  ['Grandhotel Post', 'Grandhotel Post', 'Simon Egger', 'HR', 'Christine Reiter', 'Director'],
  ['Konditorei Herzog', 'Herzog', 'Luise Herzog', 'Owner'],
  ['Festwerk Catering', 'Festwerk', 'Bastian Kuhn', 'Planner', 'Jasmin Otto', 'Managing director'],
  ['Tapas del Sol', 'Tapas del Sol', 'Lucía Ortega', 'Owner'],
];

const logistics: readonly Row[] = [
  ['Brandl Spedition', 'Brandl', 'Florian Brandl', 'Dispatch', 'Hubert Brandl', 'Owner'],
  ['Kurierwerk Berlin', 'Kurierwerk', 'Samira Nassar', 'Operations', 'Jan Heller', 'Founder'],
  [
    'Lagerhaus Nord',
    'Lagerhaus Nord',
    'Dirk Hansen',
    'Warehouse lead',
    'Petra Hansen',
    'Managing director',
  ],
  ['Velodrop', 'Velodrop', 'Noah Keller', 'Founder'],
  [
    'Transportes Mediterráneo',
    'Mediterráneo',
    'Jordi Soler',
    'Fleet manager',
    'Núria Vidal',
    'Director',
  ],
  ['FrischLog', 'FrischLog', 'Corinna Haas', 'Site manager', 'Uwe Stark', 'Head of operations'],
  ['Paketprofi', 'Paketprofi', 'Mehmet Kaya', 'Owner'],
  [
    'Elbe Container Services',
    'Elbe Container',
    'Torsten Brink',
    'Shift planner',
    'Maren Diekmann',
    'CFO',
  ],
  ['Skandia Freight', 'Skandia', 'Lars Holmgren', 'Operations', 'Ingrid Sund', 'Managing director'],
  ['CleanFleet', 'CleanFleet', 'Aylin Demir', 'Founder'],
  ['Möbel Meister Lieferdienst', 'Möbel Meister', 'Rolf Meister', 'Owner'],
  ['Bay Area Couriers', 'Bay Area Couriers', 'Kevin Tran', 'Operations', 'Laura Kim', 'Owner'],
  ['Winterdienst Krüger', 'Krüger', 'Sandra Krüger', 'Office', 'Holger Krüger', 'Owner'],
  ['Rheinlog', 'Rheinlog', 'Pia Neumann', 'HR', 'Volker Engel', 'Managing director'],
];

const retail: readonly Row[] = [
  ['Bäckerei Sommer', 'Bäckerei Sommer', 'Heike Sommer', 'Owner'],
  [
    'Bio-Markt Grünkern',
    'Grünkern',
    'Malte Fischer',
    'Branch lead',
    'Sabine Thoma',
    'Managing director',
  ],
  ['Optik Weitblick', 'Optik Weitblick', 'Carla Jung', 'Owner'],
  ['Buchladen Seitenweise', 'Seitenweise', 'Friederike Lenz', 'Owner'],
  [
    'Outdoor Basislager',
    'Basislager',
    'Jonas Wirth',
    'Store manager',
    'Katja Simon',
    'Head of retail',
  ],
  ['Drogerie Lavendel', 'Lavendel', 'Nadine Pohl', 'Area manager', 'Werner Graf', 'Owner'],
  ['Fahrrad Franke', 'Fahrrad Franke', 'Achim Franke', 'Owner'],
  ['Modehaus Lorenz', 'Modehaus Lorenz', 'Vera Lorenz', 'HR', 'Konrad Lorenz', 'Managing director'],
  ['Gartencenter Rosengarten', 'Rosengarten', 'Bernd Schuster', 'Manager', 'Ilse Rosen', 'Owner'],
  ['Spielzeugkiste', 'Spielzeugkiste', 'Monika Seidel', 'Owner'],
  ['Apotheke am Markt', 'Apotheke am Markt', 'Dr. Clara Winter', 'Owner'],
  ['Fromagerie Dubois', 'Dubois', 'Antoine Dubois', 'Owner'],
  ['Tech & Ton', 'Tech & Ton', 'Sebastian Wolf', 'Store manager', 'Miriam Stein', 'Owner'],
  ['Blumen Adieu', 'Blumen Adieu', 'Lea Marin', 'Owner'],
];

const of = (trade: Trade, rows: readonly Row[]): readonly Company[] =>
  rows.map(([account, short, contact, role, signer = contact, signerRole = role]) => ({
    trade,
    account,
    short,
    contact,
    role,
    signer,
    signerRole,
  }));

export const companies: readonly Company[] = [
  ...of('care', care),
  ...of('hospitality', hospitality),
  ...of('logistics', logistics),
  ...of('retail', retail),
];
