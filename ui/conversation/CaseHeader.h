#pragma once

#include "core/domain/Enums.h"
#include "ui/widgets/Panel.h"

class QHBoxLayout;
class QMenu;
class QPushButton;
class QShortcut;

namespace tierdesk::ui {

class CaseActs;
class CaseFeed;
namespace widgets {
class Avatar;
class Chip;
class Label;
} // namespace widgets

/// The bar above a conversation: the customer, the other viewers and the available actions. Its buttons show their
/// shortcuts. Actions are signals.
class CaseHeader final : public widgets::Panel
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseHeader(CaseFeed &feed, CaseActs &acts, QWidget *parent = nullptr);

    /// Adds the shortcuts to @p scope; they work while it is visible.
    /// @p claims is another button that claims or takes over the case.
    void addKeys(QWidget *scope, QPushButton &claims);
    /// Shows the button for the side panel where there is no room for both.
    void setDetailsButton(bool isNeeded, bool areDetailsShown);
    /// Sets whether the case has its own window; then "Open in a new window" is hidden.
    void setPoppedOut(bool isPoppedOut);

Q_SIGNALS:
    void makeMineRequested();
    void snoozeRequested();
    void transferRequested();
    void resolveRequested();
    void releaseRequested();
    void handBackRequested(tierdesk::Tier tier);
    void popOutRequested();
    void detailsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Hides the buttons' shortcuts in favour of the name where there is little room.
    void measure();
    void showKeyCaps();
    void fitWords();
    void refresh();
    void showViewers();
    void fillMenu();
    [[nodiscard]] QPushButton *makeButton(const QString &name, const QString &text, const QString &spoken);

    CaseFeed &m_feed;
    CaseActs &m_acts;
    bool m_isPoppedOut = false;
    widgets::Label *m_name;
    widgets::Label *m_about;
    QHBoxLayout *m_people;
    QList<widgets::Avatar *> m_avatars;
    widgets::Label *m_more;
    widgets::Chip *m_holder;
    QPushButton *m_claim;
    QPushButton *m_snooze;
    QPushButton *m_transfer;
    QPushButton *m_resolve;
    QPushButton *m_details;
    QPushButton *m_menuButton;
    QMenu *m_menu;
};

} // namespace tierdesk::ui
