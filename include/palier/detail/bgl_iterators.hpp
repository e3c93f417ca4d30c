// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <compare>   // order of positions
#include <cstddef>   // std::ptrdiff_t
#include <iterator>  // iterator tags
#include <utility>   // ranges as pairs

#include "palier/organisation.hpp"

namespace palier::detail {

/// Visits the identifiers of a range of positions.
template <StrongId Id>
class IdIterator {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Id;
    using difference_type = std::ptrdiff_t;
    using pointer = const Id*;
    using reference = Id;

    IdIterator() = default;
    explicit IdIterator(std::size_t at) noexcept : at_(static_cast<std::ptrdiff_t>(at)) {}
    [[nodiscard]] Id operator*() const noexcept { return id_at<Id>(static_cast<std::size_t>(at_)); }
    [[nodiscard]] Id operator[](std::ptrdiff_t step) const noexcept { return *(*this + step); }
    IdIterator& operator++() noexcept { return *this += 1; }
    IdIterator& operator--() noexcept { return *this += -1; }
    IdIterator operator++(int) noexcept { return std::exchange(*this, *this + 1); }
    IdIterator operator--(int) noexcept { return std::exchange(*this, *this + -1); }
    IdIterator& operator+=(std::ptrdiff_t step) noexcept {
        at_ += step;
        return *this;
    }
    IdIterator& operator-=(std::ptrdiff_t step) noexcept { return *this += -step; }
    friend IdIterator operator+(IdIterator at, std::ptrdiff_t step) noexcept { return at += step; }
    friend IdIterator operator+(std::ptrdiff_t step, IdIterator at) noexcept { return at += step; }
    friend IdIterator operator-(IdIterator at, std::ptrdiff_t step) noexcept { return at -= step; }
    friend std::ptrdiff_t operator-(const IdIterator& a, const IdIterator& b) noexcept { return a.at_ - b.at_; }
    friend auto operator<=>(const IdIterator&, const IdIterator&) = default;

private:
    std::ptrdiff_t at_ = 0;
};

/// Visits the links of a range that fit, one after the other in two ranges.
template <class Fits>
class FittingLinks {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = LinkId;
    using difference_type = std::ptrdiff_t;
    using pointer = const LinkId*;
    using reference = LinkId;

    FittingLinks() = default;
    FittingLinks(LinkRange first, LinkRange second, Fits fits)
        : first_(first.begin(), first.end()), second_(second.begin(), second.end()), fits_(fits) {
        skip();
    }

    [[nodiscard]] LinkId operator*() const noexcept {
        return first_.first != first_.second ? *first_.first : *second_.first;
    }
    FittingLinks& operator++() noexcept {
        step();
        skip();
        return *this;
    }
    FittingLinks operator++(int) noexcept {
        FittingLinks before = *this;
        ++*this;
        return before;
    }
    /// Moves to the end of both ranges.
    [[nodiscard]] FittingLinks end() const noexcept {
        FittingLinks last = *this;
        last.first_.first = last.first_.second;
        last.second_.first = last.second_.second;
        return last;
    }
    friend bool operator==(const FittingLinks& a, const FittingLinks& b) noexcept {
        return a.first_.first == b.first_.first && a.second_.first == b.second_.first;
    }

private:
    using Range = std::pair<LinkRange::iterator, LinkRange::iterator>;

    [[nodiscard]] bool at_end() const noexcept {
        return first_.first == first_.second && second_.first == second_.second;
    }
    void step() noexcept { ++(first_.first != first_.second ? first_.first : second_.first); }
    void skip() noexcept {
        while (!at_end() && !fits_(**this))
            step();
    }

    Range first_;
    Range second_;
    Fits fits_;
};

/// Visits the links of an organisation that exist on the day of a view.
struct ExistingLinks {
    using iterator_category = std::forward_iterator_tag;
    using value_type = LinkId;
    using difference_type = std::ptrdiff_t;
    using pointer = const LinkId*;
    using reference = LinkId;

    ExistingLinks() = default;
    ExistingLinks(const OrganisationView& view, std::size_t at) noexcept
        : organisation_(&view.organisation()), date_(view.date()), at_(at) {
        skip();
    }
    [[nodiscard]] LinkId operator*() const noexcept { return id_at<LinkId>(at_); }
    ExistingLinks& operator++() noexcept {
        ++at_;
        skip();
        return *this;
    }
    ExistingLinks operator++(int) noexcept {
        ExistingLinks before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const ExistingLinks& a, const ExistingLinks& b) noexcept { return a.at_ == b.at_; }

private:
    void skip() noexcept {
        while (at_ < organisation_->link_count() && !organisation_->at(date_).exists(id_at<LinkId>(at_)))
            ++at_;
    }

    const Organisation* organisation_ = nullptr;
    Date date_;
    std::size_t at_ = 0;
};

}  // namespace palier::detail
