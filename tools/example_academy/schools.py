# SPDX-License-Identifier: MIT
"""The territory and the schools, all invented."""

import random

SEED = "academie-exemple-1"
YEARS = ("2023-2024", "2024-2025")
SECOND_YEAR = "2024-09-01"


def uai(number: int) -> str:
    """Return the school code of a sequence number: prefix 099, four digits, check letter."""
    digits = f"099{number:04d}"
    return digits + "ABCDEFGHJKLMNPRSTUVWXYZ"[int(digits) % 23]


def noise(*key: object) -> float:
    """Return a number in [0, 1) that depends on the key alone."""
    return random.Random("|".join([SEED, *map(str, key)])).random()


# id: label, the label as a complement, code
DEPARTEMENTS = {
    "orvelle": ("Orvelle", "de l'Orvelle", "99A"),
    "lorme": ("Haute-Lorme", "de la Haute-Lorme", "99B"),
    "aubrelle": ("Aubrelle-Maritime", "de l'Aubrelle-Maritime", "99C"),
}
# id: label, département, label of the circonscription over the same ground
DISTRICTS = {
    "orvelle-amont": ("District Orvelle Amont", "orvelle", "Circonscription d'Orvelle Amont"),
    "orvelle-aval": ("District Orvelle Aval", "orvelle", "Circonscription d'Orvelle Aval"),
    "lorme-hauts": ("District des Hauts de Lorme", "lorme", "Circonscription des Hauts de Lorme"),
    "lorme-plaine": ("District de la Plaine de Lorme", "lorme", "Circonscription de la Plaine de Lorme"),
    "aubrelle": ("District Aubrelle Littoral", "aubrelle", "Circonscription d'Aubrelle Littoral"),
}
# id: label, last day excluded; the basin Est was merged into the basin Centre
BASSINS = {
    "nord": ("Bassin Nord", None),
    "centre": ("Bassin Centre", None),
    "est": ("Bassin Est", SECOND_YEAR),
    "sud": ("Bassin Sud", None),
    "littoral": ("Bassin Littoral", None),
}
# id: label, district, basin, population
COMMUNES = {
    "chanterive": ("Chanterive", "orvelle-amont", "nord", 24800),
    "pierrefosse": ("Pierrefosse", "orvelle-amont", "nord", 9100),
    "fontargente": ("Fontargente", "orvelle-amont", "nord", 4300),
    "bois-clairet": ("Bois-Clairet", "orvelle-amont", "centre", 2100),
    "montalune": ("Montalune", "orvelle-aval", "centre", 41200),
    "vaucendre": ("Vaucendre", "orvelle-aval", "centre", 12700),
    "grandaulne": ("Grandaulne", "orvelle-aval", "centre", 5600),
    "ponsereine": ("Ponsereine", "orvelle-aval", "centre", 1900),
    "roquebise": ("Roquebise", "lorme-hauts", "est", 8200),
    "haute-lorme-le-pont": ("Haute-Lorme-le-Pont", "lorme-hauts", "est", 3700),
    "ardoval": ("Ardoval", "lorme-hauts", "est", 1500),
    "neigemontel": ("Neigemontel", "lorme-hauts", "est", 900),
    "lormeval": ("Lormeval", "lorme-plaine", "sud", 33500),
    "blancheterre": ("Blancheterre", "lorme-plaine", "sud", 7800),
    "aulnoise": ("Aulnoise", "lorme-plaine", "sud", 3200),
    "champrosier": ("Champrosier", "lorme-plaine", "sud", 1400),
    "port-galene": ("Port-Galène", "aubrelle", "littoral", 28900),
    "dunecourte": ("Dunecourte", "aubrelle", "littoral", 6900),
    "sablonceau": ("Sablonceau", "aubrelle", "littoral", 2800),
    "falaisel": ("Falaisel", "aubrelle", "littoral", 1700),
}

TILLEULS = uai(1)
# number, kind, name, commune, pupils, further attributes
SCHOOLS = [
    (1, "college", "Collège des Tilleuls", "chanterive", 512, {}),
    (2, "college", "Collège du Val d'Orvelle", "chanterive", 634, {"priority_education": "rep", "segpa": True}),
    (3, "college", "Collège des Érables", "pierrefosse", 421, {}),
    (4, "college", "Collège de la Fontaine-Claire", "fontargente", 298, {}),
    (5, "college", "Collège des Grandes-Ardoises", "montalune", 702, {"priority_education": "rep_plus", "segpa": True}),
    (6, "college", "Collège des Platanes", "montalune", 588, {}),
    (7, "college", "Collège privé du Clos-Fleuri", "montalune", 367, {"sector": "private", "contract": "association"}),
    (8, "college", "Collège des Trois-Ponts", "vaucendre", 476, {}),
    (9, "college", "Collège des Aulnes", "grandaulne", 342, {}),
    (10, "college", "Collège de la Roche-Bise", "roquebise", 389, {}),
    (11, "college", "Collège du Pont-Vieux", "haute-lorme-le-pont", 214, {}),
    (12, "college", "Collège des Peupliers", "lormeval", 655, {"priority_education": "rep"}),
    (13, "college", "Collège du Moulin-Neuf", "lormeval", 540, {}),
    (14, "college", "Collège de la Pierre-Blanche", "blancheterre", 403, {}),
    (15, "college", "Collège des Embruns", "port-galene", 611, {"priority_education": "rep"}),
    (16, "college", "Collège de la Dune-Haute", "dunecourte", 358, {}),
    (17, "college", "Collège des Genêts", "port-galene", 286, {"opened": SECOND_YEAR}),
    (20, "lycee", "Lycée de l'Orvelle", "chanterive", 1120, {"general_track": True, "technological_track": True}),
    (
        21,
        "lycee",
        "Lycée du Confluent",
        "montalune",
        1430,
        {"general_track": True, "technological_track": True, "post_bac": True},
    ),
    (22, "lycee", "Lycée professionnel de la Forge-Bleue", "montalune", 486, {"vocational_track": True}),
    (23, "lycee", "Lycée de la Roche-Bise", "roquebise", 612, {"general_track": True, "boarding": True}),
    (
        24,
        "lycee",
        "Lycée des Quatre-Vents",
        "lormeval",
        1284,
        {"general_track": True, "technological_track": True, "post_bac": True},
    ),
    (25, "lycee", "Lycée professionnel du Grand-Frêne", "lormeval", 398, {"vocational_track": True, "boarding": True}),
    (
        26,
        "lycee",
        "Lycée maritime de la Vigie",
        "port-galene",
        274,
        {"vocational_track": True, "boarding": True, "ministry": "mer"},
    ),
    (30, "erea", "EREA des Charmilles", "vaucendre", 118, {"vocational_track": True, "boarding": True}),
    (101, "ecole", "École maternelle des Mésanges", "chanterive", 142, {"has_elementary": False}),
    (
        102,
        "ecole",
        "École élémentaire du Ruisseau",
        "chanterive",
        268,
        {"has_nursery": False, "priority_education": "rep"},
    ),
    (103, "ecole", "École élémentaire du Vieux-Lavoir", "chanterive", 121, {"has_nursery": False, "closed": True}),
    (104, "ecole", "École maternelle du Petit-Pont", "chanterive", 74, {"has_elementary": False, "closed": True}),
    (105, "ecole", "École primaire des Deux-Rives", "chanterive", 196, {"opened": SECOND_YEAR}),
    (106, "ecole", "École primaire des Saules", "pierrefosse", 187, {}),
    (107, "ecole", "École élémentaire des Noisetiers", "pierrefosse", 164, {"has_nursery": False}),
    (108, "ecole", "École primaire de la Source", "fontargente", 152, {}),
    (109, "ecole", "École primaire du Bois-Clair", "bois-clairet", 68, {"rpi": "dispersed"}),
    (
        110,
        "ecole",
        "École maternelle des Hirondelles",
        "montalune",
        158,
        {"has_elementary": False, "priority_education": "rep_plus"},
    ),
    (
        111,
        "ecole",
        "École élémentaire des Grands-Champs",
        "montalune",
        312,
        {"has_nursery": False, "priority_education": "rep_plus"},
    ),
    (112, "ecole", "École élémentaire du Pont-Romain", "montalune", 241, {"has_nursery": False}),
    (113, "ecole", "École primaire des Marronniers", "montalune", 274, {}),
    (114, "ecole", "École privée du Clos-Fleuri", "montalune", 203, {"sector": "private", "contract": "association"}),
    (115, "ecole", "École primaire des Trois-Fontaines", "vaucendre", 226, {}),
    (116, "ecole", "École maternelle des Coquelicots", "vaucendre", 96, {"has_elementary": False}),
    (117, "ecole", "École primaire des Aulnes", "grandaulne", 172, {}),
    (118, "ecole", "École primaire du Gué", "ponsereine", 71, {}),
    (119, "ecole", "École primaire des Bruyères", "roquebise", 163, {}),
    (120, "ecole", "École élémentaire du Beffroi", "roquebise", 134, {"has_nursery": False}),
    (121, "ecole", "École primaire du Pont-Vieux", "haute-lorme-le-pont", 117, {}),
    (122, "ecole", "École primaire de l'Ardoisière", "ardoval", 58, {"rpi": "dispersed"}),
    (123, "ecole", "École primaire du Belvédère", "neigemontel", 31, {"rpi": "dispersed"}),
    (124, "ecole", "École maternelle des Bleuets", "lormeval", 149, {"has_elementary": False}),
    (
        125,
        "ecole",
        "École élémentaire du Grand-Chêne",
        "lormeval",
        297,
        {"has_nursery": False, "priority_education": "rep"},
    ),
    (126, "ecole", "École primaire des Cerisiers", "lormeval", 254, {}),
    (127, "ecole", "École primaire de la Halle", "blancheterre", 178, {}),
    (128, "ecole", "École primaire des Vergers", "aulnoise", 102, {}),
    (129, "ecole", "École primaire des Rosiers", "champrosier", 63, {}),
    (
        130,
        "ecole",
        "École maternelle des Goélands",
        "port-galene",
        137,
        {"has_elementary": False, "priority_education": "rep"},
    ),
    (
        131,
        "ecole",
        "École élémentaire du Phare",
        "port-galene",
        261,
        {"has_nursery": False, "priority_education": "rep"},
    ),
    (132, "ecole", "École primaire des Galets", "port-galene", 219, {}),
    (133, "ecole", "École primaire des Oyats", "dunecourte", 168, {}),
    (134, "ecole", "École primaire de la Sablière", "sablonceau", 94, {}),
    (135, "ecole", "École primaire de la Falaise", "falaisel", 79, {}),
    (
        136,
        "ecole",
        "École privée de la Grand-Voile",
        "port-galene",
        146,
        {"sector": "private", "contract": "association"},
    ),
]
NATURES = {"ecole": 151, "college": 340, "lycee": 306, "erea": 370}


class School:
    """One fictional school, with what the generator needs to know of it."""

    def __init__(self, number, kind, name, commune, pupils, extra):
        self.id, self.kind, self.name, self.commune, self.pupils = uai(number), kind, name, commune, pupils
        self.extra = dict(extra)
        self.degree = 1 if kind == "ecole" else 2
        self.closed = SECOND_YEAR if self.extra.pop("closed", False) else None
        self.opened = self.extra.get("opened") or f"{1958 + int(noise(self.id, 'opened') * 48)}-09-01"
        if self.id == TILLEULS:
            self.opened = "2010-09-01"
        self.district, self.bassin = COMMUNES[commune][1:3]
        self.departement = DISTRICTS[self.district][1]
        self.classes = max(2, round(pupils / (23.5 if self.degree == 1 else 25.6)))
        self.nursery_only = self.extra.get("has_elementary") is False

    def attributes(self):
        nature = NATURES[self.kind]
        if self.nursery_only:
            nature = 101
        if self.kind == "lycee" and not self.extra.get("general_track"):
            nature = 320
        if self.kind == "lycee" and self.extra.get("general_track") and self.extra.get("technological_track"):
            nature = 300
        found = {
            "degree": self.degree,
            "sector": "public",
            "priority_education": "none",
            "nature_code": nature,
            "pupils": self.pupils,
            "classes": self.classes,
            "opened": self.opened,
            "department_code": DEPARTEMENTS[self.departement][2],
        }
        if self.kind == "ecole":
            found.update(has_nursery=True, has_elementary=True)
        found.update(self.extra)
        return found

    def exists(self, year):
        return self.opened <= f"{year[:4]}-09-01" and (self.closed is None or f"{year[:4]}-09-01" < self.closed)


ALL = [School(*row) for row in SCHOOLS]
BY_ID = {school.id: school for school in ALL}
