#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/dashboard/DashboardFeed.h"
#include "ui/shell/Page.h"

#include <array>
#include <map>

class QComboBox;
class QDateEdit;
class QScrollArea;
class QSettings;
class QStackedWidget;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class ColumnsLayout;
class Label;
class Skeleton;
class StatePanel;
class Toggle;
} // namespace widgets

class BarRow;
class CardHeading;
class ColumnChart;
class FigureCard;
class MoodToday;

/// The dashboard: the server's figures of a period beside those of the previous one, and today's sentiment live. A
/// figure opens the sessions that it counts. Only counted figures are shown.
class DashboardPage final : public Page
{
    Q_OBJECT

public:
    /// All must outlive the page. Settings: dashboard/*.
    DashboardPage(client::Connection &connection, const base::Clock &clock, QSettings &settings,
                  QWidget *parent = nullptr);
    ~DashboardPage() override;

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override;
    [[nodiscard]] DashboardFeed &feed() { return m_feed; }
    /// The choice of the period, for the window's header; the page shows it itself otherwise.
    [[nodiscard]] QWidget *takeLead() override;

Q_SIGNALS:
    void sessionsRequested(const tierdesk::ui::SessionsFilter &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Fact { Messages, TimeToEscalate, IrateMessages, OpenNow, WaitingNow, HeldNow, Facts };
    enum Figure { Contained, Resolved, TimeToResolve, Escalated, Rating, Better, Figures };
    /// From below: the good ones at the bottom.
    static constexpr std::array MoodOrder{Sentiment::Happy,      Sentiment::Satisfied, Sentiment::Neutral,
                                          Sentiment::Frustrated, Sentiment::Angry,     Sentiment::Irate};
    struct Card {
        QWidget *panel;
        QVBoxLayout *column;
        CardHeading *heading;
        QWidget *chart; ///< or none: rows
        widgets::Label *nothing;
    };

    [[nodiscard]] QWidget *makeControls();
    [[nodiscard]] QWidget *makeBody();
    void makeFigures(widgets::ColumnsLayout &columns);
    void makeSessionsCard(widgets::ColumnsLayout &columns);
    void makeMoodsCard(widgets::ColumnsLayout &columns);
    void makeReasonsCard(widgets::ColumnsLayout &columns);
    void makeEndsCard(widgets::ColumnsLayout &columns);
    void makeTodayCard(widgets::ColumnsLayout &columns);
    void makeChannelsCard(widgets::ColumnsLayout &columns);
    void makeResolutionsCard(widgets::ColumnsLayout &columns);
    void makeFactsCard(widgets::ColumnsLayout &columns);
    [[nodiscard]] QScrollArea *makeScroll(QWidget *page);
    void makeState();
    /// A card of rows, or of @p chart.
    [[nodiscard]] Card makeCard(const QString &title, QWidget *chart = nullptr);
    /// Shows in the card why there is no data; an empty text shows the data.
    static void say(const Card &card, const QString &nothing);
    void load();
    void showState();
    void showFigures();
    /// @p words writes a change of so much.
    void showChange(Figure figure, double now, std::optional<double> before, bool isMoreBetter, int decimals,
                    const std::function<QString(double)> &words);
    void showColumns();
    void showMoods();
    void showReasons();
    void showResolutions();
    /// Shows what occurs, the most frequent first, below the card's heading.
    template<class E>
    void showTally(const Card &card, const std::map<E, BarRow *> &rows, const deskapi::Tally<E> &tally);
    void showEnds();
    void showMore();
    void takePeriod();
    void showPeriod();
    void open(const std::function<void(SessionsFilter &)> &narrow);

    client::Connection &m_connection;
    QSettings &m_settings;
    DashboardFeed m_feed;
    deskapi::UserInfo m_me;
    bool m_isShowing = false;

    QWidget *m_bar;
    QWidget *m_controls;
    QComboBox *m_range;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QComboBox *m_groupBy;
    widgets::Toggle *m_compare;
    QStackedWidget *m_stack;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_state;
    widgets::Banner *m_banner;
    std::array<FigureCard *, Figures> m_figures{};
    Card m_sessionsCard{};
    ColumnChart *m_columns;
    Card m_moodsCard{};
    ColumnChart *m_moods;
    Card m_reasonsCard{};
    std::map<Reason, BarRow *> m_reasons;
    std::map<Tier, BarRow *> m_ends;
    BarRow *m_all;
    Card m_todayCard{};
    MoodToday *m_today;
    std::map<Channel, BarRow *> m_channels;
    Card m_channelsCard{};
    std::map<ResolutionType, BarRow *> m_resolutions;
    Card m_resolutionsCard{};
    std::array<BarRow *, Facts> m_facts{};
};

} // namespace tierdesk::ui
