#include "core/doors/client/Connection.h"
#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "tests/support/Pictures.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

/// As a screen of many pixels is set up: before there is an application.
const bool IsScaled = qputenv("QT_SCALE_FACTOR", "2");

constexpr QSize LowWindow{1024, 640};

} // namespace

/// A case with all that can stand around its editor, in a window with little height: what gives way, and that nothing
/// lies over anything else.
class LowWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(IsScaled); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(inFolder("console.ini"), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        m_connection = std::make_unique<client::Connection>();
        m_connection->setServer(m_desk->url());
    }
    void cleanup()
    {
        m_window.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
        theme::apply(*qApp, theme::Appearance{});
    }

    void nothingLiesOverAnythingElse_data()
    {
        QTest::addColumn<int>("font");
        QTest::addRow("the usual font") << 100;
        QTest::addRow("a large font") << 150;
        QTest::addRow("the largest font") << 200;
    }
    void nothingLiesOverAnythingElse()
    {
        QFETCH(int, font);
        openCase(font);
        QTRY_VERIFY(seen("proposal"));
        QVERIFY(checkPlaces());

        attach(attachments::MaxOfMessage);
        QTRY_VERIFY(seen("fileTray"));
        QTRY_VERIFY(find<QPushButton>("send").isEnabled()); // the server has them
        QVERIFY(seen("proposal"));
        QVERIFY(checkPlaces());

        auto &edit = find<QPlainTextEdit>("replyEdit");
        edit.setPlainText(u"A line.\n"_s.repeated(20));
        QVERIFY(!seen("proposal"));
        QVERIFY(checkPlaces());
        QVERIFY(edit.verticalScrollBar()->maximum() > 0);

        // A reply that is refused: what is the matter stands there beside all of that.
        m_desk->failNext(u"/desk/sessions/sess_8f21/reply"_s, {503, "{}", false});
        find<QPushButton>("send").click();
        QTRY_VERIFY(seen("composerNotice"));
        QVERIFY(checkPlaces());
    }

    void theFilesStandInOneLineThatScrolls()
    {
        openCase(100);
        attach(attachments::MaxOfMessage);
        auto &tray = find<QScrollArea>("fileTray");
        QTRY_VERIFY(find<QPushButton>("send").isEnabled()); // until then each slip is made anew as its file is taken
        const auto notices = [&tray] { return tray.findChildren<QWidget *>(u"file"_s); };
        QTRY_COMPARE(notices().size(), attachments::MaxOfMessage);
        QTRY_VERIFY(tray.horizontalScrollBar()->maximum() > 0);
        const auto isInSight = [&](const QWidget &file) {
            const QRect place(file.mapTo(tray.viewport(), QPoint()), file.size());
            return tray.viewport()->rect().contains(place);
        };
        const auto files = notices();
        for (const QWidget *each : files)
            QCOMPARE(each->y(), files.front()->y());
        QTRY_VERIFY(isInSight(*files.back())); // what was added last
        QVERIFY(!isInSight(*files.front()));
        // The keyboard brings the others into sight.
        auto *remove = files.front()->findChild<QPushButton *>(u"fileRemove"_s);
        auto &edit = find<QPlainTextEdit>("replyEdit");
        edit.setPlainText(u"Here they are."_s);
        edit.setFocus();
        QTest::keyClick(&edit, Qt::Key_Tab);
        QVERIFY(remove->hasFocus());
        QTRY_VERIFY(isInSight(*remove));
    }

private:
    [[nodiscard]] QString inFolder(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    void openCase(int font)
    {
        m_settings->setValue(u"look/font"_s, font);
        ui::MainWindow::Options options;
        options.clock = &m_clock;
        options.dataFolder = m_folder->path();
        options.token = m_desk->token;
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        m_window->resize(LowWindow);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(has("queueList") && find<QListView>("queueList").model()->rowCount() == 7);
        auto &list = find<QListView>("queueList");
        list.setCurrentIndex(list.model()->index(0, 0));
        QTRY_VERIFY(seen("claim"));
        find<QPushButton>("claim").click();
        QTRY_VERIFY(seen("resolve"));
        QCOMPARE(m_window->size(), LowWindow);
    }

    void attach(int count)
    {
        QStringList paths;
        for (int at = 0; at < count; ++at) {
            QFile file(m_folder->filePath(u"a picture of the seam, number %1.png"_s.arg(at)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(test::png(40, 30, static_cast<char>(at)));
            paths.append(file.fileName());
        }
        m_window->findChild<Composer *>()->attach(paths);
    }

    /// Every part of the case that is seen, and its place in the window.
    [[nodiscard]] std::vector<std::pair<QString, QRect>> places() const
    {
        std::vector<std::pair<QString, QRect>> places;
        for (const char *name :
             {"caseHeader", "caseBanner", "conversationView", "composerNotice", "heldReply", "proposal", "suggested",
              "replyEdit", "fileTray", "composerTabs", "attach", "suggest", "send"}) {
            const auto *widget = m_window->findChild<QWidget *>(QString::fromLatin1(name));
            if (widget && widget->isVisible())
                places.emplace_back(QString::fromLatin1(name), placeOf(*widget));
        }
        return places;
    }
    [[nodiscard]] QRect placeOf(const QWidget &widget) const
    {
        return {widget.mapTo(m_window.get(), QPoint()), widget.size()};
    }
    /// What is wrong with the places of all parts; empty: nothing.
    [[nodiscard]] QStringList faults() const
    {
        QStringList faults;
        const auto all = places();
        for (std::size_t at = 0; at < all.size(); ++at) {
            const auto &[name, place] = all[at];
            const auto *widget = m_window->findChild<QWidget *>(name);
            if (!m_window->rect().contains(place))
                faults.append(name + u" reaches out of the window"_s);
            // As layouts have it: what was set comes before what is hinted.
            const int least =
                widget->minimumHeight() > 0 ? widget->minimumHeight() : widget->minimumSizeHint().height();
            if (place.height() < least)
                faults.append(u"%1 is %2 high and needs %3"_s.arg(name).arg(place.height()).arg(least));
            for (std::size_t other = at + 1; other < all.size(); ++other) {
                if (place.intersects(all[other].second))
                    faults.append(u"%1 lies over %2"_s.arg(name, all[other].first));
            }
        }
        return faults;
    }
    /// Once the layout has come to rest.
    [[nodiscard]] bool checkPlaces() const
    {
        const bool isGood = QTest::qWaitFor([this] { return faults().isEmpty(); }, 30'000);
        if (!isGood)
            qWarning("%s", qPrintable(faults().join(u"; "_s)));
        return isGood && places().size() >= 7;
    }

    [[nodiscard]] bool has(const char *name) const
    {
        return m_window->findChild<QWidget *>(QString::fromLatin1(name)) != nullptr;
    }
    [[nodiscard]] bool seen(const char *name) const
    {
        const auto *widget = m_window->findChild<QWidget *>(QString::fromLatin1(name));
        return widget && widget->isVisible();
    }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    tests::ManualClock m_clock{1'790'000'000'000};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(LowWindowTest)
#include "tst_lowwindow.moc"
