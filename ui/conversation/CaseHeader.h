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

/// The line over a conversation: whose case it is, who else looks at it, and what may be done with it. Its buttons show
/// their keys. Acts are signals.
class CaseHeader final : public widgets::Panel
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseHeader(CaseFeed &feed, CaseActs &acts, QWidget *parent = nullptr);

    /// The keys are @p scope's: at work while it is seen.
    /// @p claims is another button that makes the case one's own.
    void addKeys(QWidget *scope, QPushButton &claims);
    /// The button for what stands beside the conversation, where there is no room for both.
    void setDetailsButton(bool isNeeded, bool areDetailsShown);
    /// In a window of its own there is none to be put into.
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
    /// Where there is little room the keys of the buttons give way to the name.
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
