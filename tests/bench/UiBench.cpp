#include "tests/bench/UiBench.h"

#include "core/base/Clock.h"
#include "core/doors/deskapi/Codec.h"
#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ProcessFigures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/conversation/transcript/ConversationView.h"
#include "ui/delegates/QueueDelegate.h"
#include "ui/models/QueueModel.h"
#include "ui/sessions/SessionsFeed.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowList.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <iostream>

namespace tierdesk::bench {

namespace {

using client::Connection;

constexpr int QueueRows = 100'000;
constexpr int Messages = 5'000;
constexpr int Sessions = 10'000;
constexpr int Rounds = 300;

double millis(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

class Figures
{
public:
    void add(const QString &name, double value, const QString &unit = u"ms"_s) { all.push_back({name, value, unit}); }
    void addSpread(const QString &name, std::vector<double> values)
    {
        std::sort(values.begin(), values.end());
        add(name, values[values.size() / 2]);
        add(u"  p99"_s, values[values.size() * 99 / 100]);
    }
    std::vector<UiFigure> all;
};

deskapi::SessionRow queueRow(int number, Timestamp now)
{
    static const auto few = test::designCases(now);
    deskapi::SessionRow row = few[static_cast<size_t>(number) % few.size()];
    row.id = u"sess_%1"_s.arg(number);
    row.firstResponseDue = now + Millis::seconds(30 + number % 7200);
    row.waitingSince = now - Millis::seconds(number % 3600);
    return row;
}

void measureQueue(Figures &figures, Timestamp now)
{
    std::vector<deskapi::SessionRow> rows;
    rows.reserve(QueueRows);
    for (int number = 0; number < QueueRows; ++number)
        rows.push_back(queueRow(number, now));
    ui::QueueModel model;
    model.setNow(now);
    QElapsedTimer timer;
    timer.start();
    model.setRows(rows);
    figures.add(u"queue of 100,000 rows: the model is filled"_s, millis(timer));

    ui::widgets::RowList list; // as the queue page has it
    list.setItemDelegate(new ui::QueueDelegate(&list));
    list.resize(348, 800);
    timer.start();
    list.setModel(&model);
    list.show();
    list.repaint();
    figures.add(u"  first paint (aim: at most 100)"_s, millis(timer));
    if (!QTest::qWaitForWindowExposed(&list))
        qFatal("the list is not seen");

    list.setCurrentIndex(model.index(QueueRows / 2));
    list.scrollTo(list.currentIndex());
    const QString chosen = list.currentIndex().data(ui::QueueModel::SessionIdRole).toString();
    std::vector<double> updates;
    for (int round = 0; round < Rounds; ++round) {
        deskapi::SessionRow row = model.row((round * 331) % QueueRows);
        if (row.id == chosen)
            continue;
        row.version += 1;
        row.firstResponseDue = now + Millis::seconds(10 + (round * 977) % 7200);
        timer.start();
        model.put(row);
        QCoreApplication::sendPostedEvents(); // what the view has put off is part of it
        updates.push_back(millis(timer));
    }
    if (list.currentIndex().data(ui::QueueModel::SessionIdRole).toString() != chosen)
        qFatal("an update took the selection away");
    figures.addSpread(u"  one live update that moves a row (aim: at most 2)"_s, std::move(updates));

    std::vector<double> steps;
    QScrollBar &bar = *list.verticalScrollBar();
    bar.setValue(0);
    for (int round = 0; round < Rounds; ++round) {
        timer.start();
        bar.setValue(bar.value() + 22);
        list.viewport()->repaint();
        steps.push_back(millis(timer));
    }
    figures.addSpread(u"  a scroll step painted (aim: at most 16)"_s, std::move(steps));
}

deskapi::SessionDetail longCase(Timestamp now)
{
    deskapi::SessionDetail detail = test::designCase(now);
    const Message customer = detail.messages.front();
    detail.messages.clear();
    for (int number = 0; number < Messages; ++number) {
        Message message = customer;
        message.id = MessageId{10'000 + number};
        message.at = now - Millis::seconds(20LL * (Messages - number));
        message.speaker = number % 2 == 0 ? Speaker::Customer : Speaker::AiRep;
        if (number % 2 != 0)
            message.score.reset();
        message.text = u"Message %1. "_s.arg(number) +
                       u"The seam of the tent is torn and the rain comes in. "_s.repeated(1 + number % 6);
        detail.messages.push_back(message);
    }
    return detail;
}

void measureConversation(Figures &figures, Timestamp now)
{
    const deskapi::SessionDetail detail = longCase(now);
    const QJsonObject json = deskapi::encode(detail);
    QElapsedTimer timer;
    timer.start();
    if (!deskapi::decode<deskapi::SessionDetail>(json))
        qFatal("the case cannot be read");
    figures.add(u"conversation of 5,000 messages: read from its JSON"_s, millis(timer));

    ui::ConversationModel model;
    ui::BubbleView view;
    view.setConversation(model);
    view.resize(720, 700);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        qFatal("the conversation is not seen");
    timer.start();
    model.setNow(now);
    model.setDetail(detail);
    view.viewport()->repaint();
    figures.add(u"  opened and painted (aim: at most 100)"_s, millis(timer));

    std::vector<double> steps;
    QScrollBar &bar = *view.verticalScrollBar();
    for (int round = 0; round < Rounds; ++round) {
        timer.start();
        bar.setValue(bar.value() - 40);
        view.viewport()->repaint();
        steps.push_back(millis(timer));
    }
    figures.addSpread(u"  a scroll step painted (aim: at most 16)"_s, std::move(steps));
}

/// Ends a loop once a view has been painted with more rows than before.
class PaintWatch final : public QObject
{
public:
    PaintWatch(QAbstractItemView &view, QEventLoop &loop)
        : m_view(view)
        , m_loop(loop)
    {
        view.viewport()->installEventFilter(this);
    }
    void arm() { m_rows = m_view.model()->rowCount(); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        // What is painted is on the screen once the event that asked for it is done.
        if (event->type() == QEvent::Paint && m_rows >= 0 && m_view.model()->rowCount() > m_rows) {
            m_rows = -1;
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        }
        return false;
    }

private:
    QAbstractItemView &m_view;
    QEventLoop &m_loop;
    int m_rows = -1;
};

void measureMessage(Figures &figures, Timestamp now)
{
    test::DeskDouble desk;
    desk.now = now;
    desk.setDetail(longCase(now));
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"bench.ini"_s), QSettings::IniFormat);
    const base::SystemClock clock;
    Connection connection;
    connection.setServer(desk.url());
    connection.setToken(desk.token);
    QElapsedTimer timer;
    // Before anybody else hears of it.
    QObject::connect(&connection, &Connection::eventReceived, &connection, [&] { timer.start(); });
    ui::CaseDesk cases(connection, clock, settings, folder.path());
    cases.enter(desk.me);
    ui::CaseView view(cases);
    view.resize(1040, 800);
    view.show();
    connection.open();
    const QString id = test::designCases(now).front().id;
    view.open(id);
    auto *list = view.findChild<ui::BubbleView *>();
    if (!list || !QTest::qWaitFor(
                     [&] { return view.feed().state() == ui::CaseFeed::State::Ready && !list->isMeasuring(); }, 60'000))
        qFatal("the case did not open");
    QEventLoop loop;
    PaintWatch watch(*list, loop);
    std::vector<double> shown;
    for (int round = 0; round < 60; ++round) {
        Message message = desk.detail(id).messages.front();
        message.id = MessageId{50'000 + round};
        message.at = now + Millis::seconds(round);
        watch.arm();
        desk.add(id, {u"message.created"_s}, {message});
        loop.exec();
        shown.push_back(millis(timer));
        QTest::qWait(30);
    }
    figures.addSpread(u"a new message on the screen after its event (aim: at most 16)"_s, std::move(shown));
}

/// Lets the double answer while another process runs.
QByteArray waitFor(QProcess &process, const QByteArray &word)
{
    QByteArray said;
    const bool isSaid = QTest::qWaitFor(
        [&] {
            said += process.readAllStandardOutput();
            return said.contains(word) && said.endsWith('\n');
        },
        60'000);
    if (!isSaid)
        qFatal("a console did not say %s, but: %s", word.constData(), said.constData());
    return said;
}

void measureProcess(Figures &figures, const QString &self, Timestamp now)
{
    test::DeskDouble desk;
    std::vector<deskapi::SessionRow> rows;
    for (int number = 0; number < Sessions; ++number) {
        deskapi::SessionRow row = queueRow(number, now);
        row.createdAt = now - Millis::seconds(number);
        if (number >= 500)
            row.status = Status::Resolved;
        rows.push_back(row);
    }
    desk.seed(rows);
    const QStringList arguments{u"--console"_s, desk.url().toString(), QString::fromLatin1(desk.token)};
    std::vector<double> starts;
    for (int round = 0; round < 5; ++round) {
        QProcess console;
        QElapsedTimer timer;
        timer.start();
        console.start(self, arguments);
        (void)waitFor(console, "usable");
        starts.push_back(millis(timer));
        console.terminate();
        console.waitForFinished(10'000);
    }
    std::sort(starts.begin(), starts.end());
    figures.add(u"start to a usable window, warm (aim: at most 400)"_s, starts[starts.size() / 2]);

    QProcess console;
    console.start(self, arguments + QStringList{u"--all"_s});
    const QByteArray said = waitFor(console, "MB");
    figures.add(u"memory of a console with 10,000 sessions (aim: at most 150)"_s,
                said.mid(said.indexOf("usable") + 6).trimmed().split(' ').first().toDouble(), u"MB"_s);
    console.terminate();
    console.waitForFinished(10'000);
}

} // namespace

std::vector<UiFigure> measureUi(const QString &self)
{
    ui::theme::apply(*qApp, ui::theme::Choice::Light);
    const Timestamp now = base::SystemClock().now();
    Figures figures;
    measureQueue(figures, now);
    measureConversation(figures, now);
    measureMessage(figures, now);
    measureProcess(figures, self, now);
    return figures.all;
}

int runConsole(const QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--console"_s);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"console.ini"_s), QSettings::IniFormat);
    Connection connection;
    connection.setServer(QUrl(arguments.value(at + 1)));
    ui::MainWindow::Options options;
    options.token = arguments.value(at + 2).toLatin1();
    options.dataFolder = folder.path();
    ui::MainWindow window(connection, settings, options);
    window.resize(1440, 900);
    window.show();
    QListView *list = nullptr;
    const bool isUsable = QTest::qWaitFor([&] {
        list = window.findChild<QListView *>(u"queueList"_s);
        return list && list->isVisible() && list->model() && list->model()->rowCount() > 0;
    });
    if (!isUsable)
        return 1;
    list->repaint();
    std::cout << "usable" << std::endl;
    if (!arguments.contains(u"--all"_s))
        return QApplication::exec();
    const base::SystemClock clock;
    ui::SessionsFeed sessions(connection, clock);
    sessions.load();
    const bool isAll = QTest::qWaitFor(
        [&] {
            sessions.loadMore();
            return sessions.state() == ui::SessionsFeed::State::Ready && sessions.isComplete();
        },
        50'000);
    if (!isAll || sessions.model().rowCount() < Sessions)
        return 1;
    std::cout << tests::residentMb(QCoreApplication::applicationPid()) << " MB" << std::endl;
    return QApplication::exec();
}

} // namespace tierdesk::bench
