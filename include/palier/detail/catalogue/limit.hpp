// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Findings about what was left out because a document asks for too much.
inline constexpr CodeRecord limit_codes[] = {
    {"limit.document.bytes", Severity::error, "0.1.0", "limit size",
     {"Le document a {size} octets ; seuls les {limit} premiers sont lus.", "The document has {size} bytes; only the first {limit} are read."},
     {"La limite protège la mémoire de la machine ; ce qui suit est perdu.", "The limit protects the memory of the machine; what follows is lost."},
     {"Partager le document en plusieurs, ou relever la limite « max_bytes ».", "Split the document, or raise the limit “max_bytes”."}},
    {"limit.document.depth", Severity::error, "0.1.0", "limit",
     {"Plus de {limit} objets ou listes sont imbriqués ici ; ce qui est plus profond est laissé de côté.",
      "More than {limit} objects or lists stand inside each other here; what is deeper is left out."},
     {"Aucun document honnête n’est aussi profond ; la limite protège la mémoire de la machine.",
      "No honest document is that deep; the limit protects the memory of the machine."},
     {"Vérifier le programme qui a écrit le document, ou relever la limite « max_depth ».",
      "Check the program that wrote the document, or raise the limit “max_depth”."}},
    {"limit.document.name", Severity::error, "0.1.0", "limit",
     {"Un membre de cet objet a un nom de plus de {limit} octets ; il est laissé de côté.", "A member of this object has a name of more than {limit} bytes; it is left out."},
     {"Aucun nom connu n’est aussi long ; la limite protège la mémoire de la machine.", "No known name is that long; the limit protects the memory of the machine."},
     {"Vérifier le programme qui a écrit le document, ou relever la limite « max_name_bytes ».",
      "Check the program that wrote the document, or raise the limit “max_name_bytes”."}},
    {"limit.document.values", Severity::error, "0.1.0", "limit",
     {"Le document a plus de {limit} valeurs ; la lecture s’arrête ici.", "The document has more than {limit} values; reading stops here."},
     {"La limite protège la mémoire de la machine ; ce qui suit est perdu.", "The limit protects the memory of the machine; what follows is lost."},
     {"Partager le document en plusieurs, ou relever la limite « max_values ».", "Split the document, or raise the limit “max_values”."}},
    {"limit.framework.evaluations", Severity::advice, "0.1.0", "limit",
     {"L’analyse du référentiel s’est arrêtée après {limit} évaluations ; la suite n’a pas été analysée.",
      "The analysis of the framework stopped after {limit} evaluations; what follows was not analysed."},
     {"La limite protège le temps de la machine ; ce qui a été signalé reste vrai.", "The limit protects the time of the machine; what was told remains true."},
     {"Relever la limite « max_evaluations » pour tout analyser.", "Raise the limit “max_evaluations” to analyse everything."}},
    {"limit.framework.undecided", Severity::advice, "0.1.0", "subject",
     {"L’analyse ne dit rien sur {subject}.", "The analysis says nothing about {subject}."},
     {"Trop de combinaisons de réponses, ou un calcul dont les seuils ne se lisent pas : rien n’est affirmé qui ne soit prouvé.",
      "Too many combinations of answers, or a computation whose thresholds cannot be read: nothing is claimed that is not proven."},
     {"Écrire la condition avec des comparaisons à des constantes, ou relever la limite « max_cells ».",
      "Write the condition with comparisons to constants, or raise the limit “max_cells”."}},
};

}  // namespace palier::detail
