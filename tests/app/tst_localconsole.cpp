#include "app/LocalConsole.h"

#include "ui/shell/MainWindow.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using app::LocalConsole;

/// The program's first start, in its window, on an empty folder.
class TestLocalConsole final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // What the console keeps is kept in a folder of the test's.
        QVERIFY(m_home.isValid());
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        QStandardPaths::setTestModeEnabled(true);
    }

    void anEmptyFolderAsksForACompanyAndSignsItsAdminIn()
    {
        const QTemporaryDir folder;
        LocalConsole console(*qApp, settings(folder.path()));
        const auto begun = console.begin();
        QVERIFY2(begun.has_value(), begun ? "" : qPrintable(begun.error().message));
        QTRY_VERIFY(window("firstStartPage"));
        QWidget &page = *window("firstStartPage");

        // What is missing is said, and nothing is made.
        press(page, "firstBegin");
        QVERIFY(!page.findChild<QLabel *>(u"firstStartMessage"_s)->text().isEmpty());
        QVERIFY(window("firstStartPage"));

        fill(page, "firstCompany", u"Corner Shop"_s);
        fill(page, "firstName", u"Ann Keeper"_s);
        fill(page, "firstEmail", u"ann@example.com"_s);
        fill(page, "firstPassword", u"a long password"_s);
        fill(page, "firstPasswordAgain", u"another password"_s);
        press(page, "firstBegin");
        QVERIFY(window("firstStartPage"));
        fill(page, "firstPasswordAgain", u"a long password"_s);
        press(page, "firstBegin");
        QTRY_VERIFY_WITH_TIMEOUT(mainWindow() && mainWindow()->isSignedIn(), 20'000);
        QTRY_VERIFY(!window("firstStartPage"));
        QTRY_VERIFY(said("Corner Shop"));
        console.end();
    }

    void theDemoIsOneButtonAway()
    {
        const QTemporaryDir folder;
        LocalConsole console(*qApp, settings(folder.path()));
        const QSignalSpy failed(&console, &LocalConsole::failed);
        QVERIFY(console.begin().has_value());
        QTRY_VERIFY(window("firstStartPage"));
        press(*window("firstStartPage"), "firstDemo");
        QTRY_VERIFY_WITH_TIMEOUT(mainWindow() && mainWindow()->isSignedIn(), 90'000);
        QTRY_VERIFY(said("Acme Outdoor"));
        QCOMPARE(failed.size(), 0);
        console.end();
    }

private:
    static app::Settings settings(const QString &folder)
    {
        app::Settings made;
        for (const auto &[name, value] : {std::pair{u"data-dir"_s, folder}, std::pair{u"listen"_s, u"127.0.0.1:0"_s}}) {
            const auto set = made.set(name, value, app::Source::CommandLine, {});
            if (!set)
                qFatal("%s", qPrintable(set.error().message));
        }
        return made;
    }
    static QWidget *window(const char *name)
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->isVisible() && each->objectName() == QString::fromLatin1(name))
                return each;
        }
        return nullptr;
    }
    static ui::MainWindow *mainWindow() { return qobject_cast<ui::MainWindow *>(window("mainWindow")); }
    static void fill(const QWidget &page, const char *name, const QString &text)
    {
        auto *edit = page.findChild<QLineEdit *>(QString::fromLatin1(name));
        QVERIFY(edit);
        edit->setText(text);
    }
    static void press(const QWidget &page, const char *name)
    {
        auto *button = page.findChild<QPushButton *>(QString::fromLatin1(name));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Whether the window's company is @p name.
    static bool said(const char *name)
    {
        const auto *company = mainWindow() ? mainWindow()->findChild<QPushButton *>(u"company"_s) : nullptr;
        return company && company->text() == QString::fromLatin1(name);
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(TestLocalConsole)
#include "tst_localconsole.moc"
