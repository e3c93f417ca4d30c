# SPDX-License-Identifier: MIT
#
# A small tree with one mistake of each kind; self_test.cmake says which.
palier_header(ground 0 NO_BODY)
palier_header(good 1)
palier_header(peer 1 NO_BODY)
palier_header(sibling 1 NO_BODY)
palier_header(climber 1)
palier_header(top 2 NO_BODY)
palier_header(hidden 1)
palier_header(third_party 2 NO_BODY)
palier_header(dear 2 NO_BODY)
palier_header(burglar 2 NO_BODY)
palier_header(ghost 2 NO_BODY)
palier_header(loose 2 NO_BODY)
palier_header(digger 0 NO_BODY)
palier_detail(helper 1)
palier_detail(misplaced 2)
palier_edge(edge NO_BODY)
