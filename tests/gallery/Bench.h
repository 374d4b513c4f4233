#pragma once

#include "tests/gallery/Camera.h"
#include "tests/gallery/StillClock.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::ui {
class ActionDialog;
class SidePanel;
} // namespace tierdesk::ui

namespace tierdesk::gallery {

/// One case of one person, to be looked at piece by piece.
class Bench final
{
public:
    Bench();

    [[nodiscard]] static QString text(const char *utf8) { return QString::fromUtf8(utf8); }

    void hold(const QString &id);
    [[nodiscard]] bool open(const QString &id);
    [[nodiscard]] bool openMine();
    template<class T, class... Args>
    T &make(Args &&...args)
    {
        auto made = std::make_unique<T>(std::forward<Args>(args)...);
        T &piece = *made;
        piece.setAttribute(Qt::WA_DeleteOnClose, false);
        widget = std::move(made);
        return piece;
    }
    ui::SidePanel &panel();
    ui::ActionDialog &action(ActionKind kind);
    [[nodiscard]] std::function<Timestamp()> now();
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = widget->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the piece", name);
        return *found;
    }
    /// Waits until the act has its verdict.
    [[nodiscard]] bool isJudged() const;
    /// Waits until the dialog says what is the matter.
    [[nodiscard]] bool isSaid() const;

    test::DeskDouble desk;
    StillClock clock;
    client::Connection connection;
    ui::CaseFeed feed;
    ui::DraftStore drafts{QString()}; ///< nobody's: nothing is written
    std::unique_ptr<QWidget> widget;
};

struct Piece {
    const char *name;
    std::function<bool(Bench &)> arrange; ///< false: the state was not reached
    Look look{};
};

/// Takes those of @p pieces that are wanted: piece-NAME.
void paint(Camera &camera, const std::vector<Piece> &pieces, Growth growth);

} // namespace tierdesk::gallery
