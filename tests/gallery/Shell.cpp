#include "tests/gallery/Shell.h"

#include "core/base/Clock.h"
#include "tests/support/desk/DeskDouble.h"
#include "translations/Translations.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/Desk.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/FirstStartPage.h"
#include "ui/signin/TrustDialog.h"
#include "ui/theme/Controls.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTranslator>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableWidget>

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

namespace {

using ui::theme::Choice;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

class StillClock final : public base::Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return {1'790'000'000'000}; }
};

/// A whole console on a server with the cases of the design.
class House final
{
public:
    House()
        : settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        desk.now = m_clock.now();
        desk.activeSessions = 35;
        desk.me.role = Role::Supervisor;
        desk.seed(test::designCases(m_clock.now()));
        desk.setDetail(test::designCase(m_clock.now()));
        desk.findable = {
            {text("session"), text("sess_8f21"), text("Dana Whitfield"), text("Refund of $312.40 for a tent"), {}},
            {text("session"), text("sess_71c0"), text("Dana Ortiz"), text("Where is my order?"), {}},
            {text("customer"), text("cust_77"), text("Dana Whitfield"), text("dana@example.com · Gold"), {}},
            {text("order"), text("ORD-9876"), text("ORD-9876"), text("Dana Whitfield · Ridge 3 tent · $312.40"), {}}};
        connection.setServer(desk.url());
    }

    [[nodiscard]] bool open(const char *page)
    {
        ui::MainWindow::Options options;
        options.clock = &m_clock;
        options.dataFolder = m_folder.path();
        options.token = desk.token;
        window = std::make_unique<ui::MainWindow>(connection, settings, options);
        window->resize(1440, 900);
        window->show();
        const bool isIn = QTest::qWaitFor([this] {
            return window->isSignedIn() && connection.state() == client::Connection::State::Live &&
                   find<QListView>("queueList").model()->rowCount() == 7;
        });
        if (QString::fromLatin1(page) == u"queue") {
            auto &list = find<QListView>("queueList");
            list.setCurrentIndex(list.model()->index(0, 0));
        }
        QTest::qWait(150);
        return window->desk().openPage(QString::fromLatin1(page)) && isIn;
    }

    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    QTemporaryDir m_folder;
    StillClock m_clock;
    test::DeskDouble desk;
    QSettings settings;
    client::Connection connection;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<QWidget> other; ///< what is painted instead of the window
};

std::unique_ptr<QWidget> controls()
{
    auto page = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(page.get());
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    int line = 0;
    const auto put = [&](const char *name, std::initializer_list<QWidget *> widgets) {
        grid->addWidget(new ui::widgets::Label(text(name), ui::theme::Type::Small, ui::widgets::Label::Ink::Dim), line,
                        0);
        int column = 1;
        for (QWidget *each : widgets)
            grid->addWidget(each, line, column++);
        ++line;
    };
    const auto button = [](const char *words, const char *key) {
        auto *made = new QPushButton(text(words));
        ui::theme::setKeyHint(*made, text(key));
        return made;
    };
    auto *primary = button("Resolve", "E");
    ui::theme::setPrimary(*primary);
    auto *off = button("Off", "O");
    off->setEnabled(false);
    auto *withMenu = new QPushButton(text("Last 28 days"));
    withMenu->setMenu(new QMenu(withMenu));
    put("Buttons", {primary, button("Transfer", "T"), withMenu, off});
    auto *combo = new QComboBox;
    combo->addItems({text("Calm, senior"), text("Friendly")});
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(text("typed"));
    auto *dead = new QComboBox;
    dead->addItem(text("off"));
    dead->setEnabled(false);
    put("Combo", {combo, editable, dead});
    auto *spin = new QSpinBox;
    spin->setRange(0, 300);
    spin->setValue(200);
    auto *date = new QDateTimeEdit(QDateTime(QDate(2026, 11, 21), QTime(12, 30)));
    date->setCalendarPopup(true);
    put("Numbers and dates", {spin, date, new QTimeEdit(QTime(9, 0))});
    auto *line1 = new QLineEdit(text("Field"));
    auto *wrong = new QLineEdit(text("refused"));
    ui::theme::setInvalid(*wrong, true);
    put("Fields", {line1, wrong});
    auto *ticked = new QCheckBox(text("Ticked"));
    ticked->setChecked(true);
    auto *half = new QCheckBox(text("Half"));
    half->setTristate(true);
    half->setCheckState(Qt::PartiallyChecked);
    put("Check", {new QCheckBox(text("Open")), ticked, half});
    auto *radio = new QRadioButton(text("Chosen"));
    radio->setChecked(true);
    put("Radio", {radio, new QRadioButton(text("Other"))});
    auto *toggle = new ui::widgets::Toggle;
    toggle->setChecked(true);
    auto *worded = new ui::widgets::Toggle;
    worded->setText(text("With words"));
    auto *deadToggle = new ui::widgets::Toggle;
    deadToggle->setEnabled(false);
    put("Toggle", {toggle, worded, deadToggle});
    auto *segmented = new ui::widgets::Segmented(text("Theme"));
    for (const char *each : {"As the desktop", "Light", "Dark"})
        segmented->addChoice(text(each), text(each));
    put("Segmented", {segmented});
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    auto *progress = new QProgressBar;
    progress->setValue(60);
    put("Slider, progress", {slider, progress});
    auto *area = new QPlainTextEdit(text("A text area"));
    area->setFixedHeight(70);
    put("Text", {area});
    auto *table = new QTableWidget(2, 3);
    table->setHorizontalHeaderLabels({text("Customer"), text("Status"), text("Updated")});
    table->setSortingEnabled(true);
    table->setItem(0, 0, new QTableWidgetItem(text("Dana Whitfield")));
    table->setItem(1, 0, new QTableWidgetItem(text("Luis Ortega")));
    table->setCurrentCell(0, 0);
    table->setFixedHeight(120);
    grid->addWidget(table, line, 1, 1, 3);
    grid->setRowStretch(line + 1, 1);
    page->resize(820, 760);
    page->show();
    return page;
}

struct Picture {
    const char *name;
    int fontPercent;
    bool isArabic;
    std::function<bool(House &)> arrange; ///< false: the state was not reached
};

std::function<bool(House &)> page(const char *id, int section = -1)
{
    return [id, section](House &house) {
        const bool isOpen = house.open(id);
        if (section >= 0)
            house.find<QTabBar>("settingsTabs").setCurrentIndex(section);
        return isOpen;
    };
}

bool openPalette(House &house, const char *typed)
{
    if (!house.open("queue"))
        return false;
    house.find<QPushButton>("search").click();
    QTest::keyClicks(&house.find<QLineEdit>("paletteEdit"), QString::fromLatin1(typed));
    QTest::qWait(350);
    return true;
}

std::vector<Picture> pictures()
{
    return {
        {"controls", 100, false,
         [](House &house) {
             house.other = controls();
             return true;
         }},
        {"controls-200", 200, false,
         [](House &house) {
             house.other = controls();
             return true;
         }},
        {"palette", 100, false, [](House &house) { return openPalette(house, ""); }},
        {"palette-found", 100, false, [](House &house) { return openPalette(house, "dana"); }},
        {"key-help", 100, false,
         [](House &house) {
             const bool isOpen = house.open("queue");
             QTest::keyClick(house.window.get(), Qt::Key_Question);
             return isOpen;
         }},
        {"settings-profile", 100, false, page("settings", 0)},
        {"settings-appearance", 100, false, page("settings", 1)},
        {"settings-notifications", 100, false, page("settings", 2)},
        {"settings-keys", 100, false, page("settings", 3)},
        {"settings-server", 100, false, page("settings", 4)},
        {"settings-200", 200, false, page("settings", 1)},
        {"window-offline", 100, false,
         [](House &house) {
             const bool isOpen = house.open("queue");
             house.desk.stop();
             return isOpen && QTest::qWaitFor([&] { return house.find<QWidget>("offline").isVisible(); });
         }},
        {"first-start", 100, false,
         [](House &house) {
             house.other = std::make_unique<ui::FirstStartPage>();
             house.other->resize(900, 760);
             house.other->show();
             house.other->findChild<QPushButton *>(QStringLiteral("firstBegin"))->click();
             return true;
         }},
        {"trust", 100, false,
         [](House &house) {
             client::Certificate certificate;
             certificate.fingerprint = "8f0b2c7d9ae1436655aa01cc3e77d2108f0b2c7d9ae1436655aa01cc3e77d210";
             certificate.subject = text("desk.acme.example");
             certificate.issuer = text("desk.acme.example");
             certificate.expiry = {1'820'000'000'000};
             certificate.problems = {text("The certificate is self-signed, and untrusted")};
             auto dialog = std::make_unique<ui::TrustDialog>(QUrl(text("https://desk.acme.example:8443")), certificate,
                                                             false, nullptr);
             dialog->setAttribute(Qt::WA_DeleteOnClose, false);
             dialog->show();
             house.other = std::move(dialog);
             return true;
         }},
        {"case-window", 100, false,
         [](House &house) {
             if (!house.open("queue"))
                 return false;
             auto window =
                 std::make_unique<ui::CaseWindow>(house.window->desk().cases(), house.settings, text("sess_8f21"));
             window->setAttribute(Qt::WA_DeleteOnClose, false);
             window->show();
             house.other = std::move(window);
             QTest::qWait(300);
             return true;
         }},
        {"queue-200", 200, false, page("queue")},
        {"queue-80", 80, false, page("queue")},
        {"sessions-200", 200, false, page("sessions")},
        {"dashboard-200", 200, false, page("dashboard")},
        {"tiers-200", 200, false, page("tiers")},
        {"replies-200", 200, false, page("replies")},
        {"queue-arabic", 100, true, page("queue")},
        {"sessions-arabic", 100, true, page("sessions")},
        {"dashboard-arabic", 100, true, page("dashboard")},
        {"tiers-arabic", 100, true, page("tiers")},
        {"replies-arabic", 100, true, page("replies")},
        {"settings-arabic", 100, true, page("settings", 1)},
    };
}

bool paint(const QDir &folder, const Picture &picture, Choice scheme)
{
    const QString file =
        folder.filePath(QStringLiteral("%1-%2.png")
                            .arg(QString::fromLatin1(picture.name),
                                 scheme == Choice::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
    if (picture.isArabic)
        translations::install(*qApp, QLocale(QLocale::Arabic));
    ui::theme::Appearance appearance;
    appearance.scheme = scheme;
    appearance.fontPercent = picture.fontPercent;
    ui::theme::apply(*qApp, appearance);
    bool isWhole = false;
    {
        House house;
        house.settings.setValue(QStringLiteral("appearance"), static_cast<int>(scheme));
        house.settings.setValue(QStringLiteral("look/font"), picture.fontPercent);
        if (picture.arrange(house)) {
            QTest::qWait(150); // layouts and charts settle
            QWidget *seen = house.other ? house.other.get() : house.window.get();
            isWhole = seen->grab().save(file);
            std::printf("%s\n", qPrintable(file));
        } else {
            std::fprintf(stderr, "%s: the state was not reached\n", qPrintable(file));
        }
        house.other.reset();
        house.window.reset();
    }
    if (picture.isArabic) {
        for (QTranslator *each : qApp->findChildren<QTranslator *>())
            delete each;
        QLocale::setDefault(QLocale::c());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
    ui::theme::apply(*qApp, ui::theme::Appearance{});
    return isWhole;
}

} // namespace

bool paintShell(const QDir &folder, const QStringList &names)
{
    bool isWhole = true;
    for (const Picture &picture : pictures()) {
        if (!names.isEmpty() && !names.contains(QLatin1String(picture.name)))
            continue;
        for (const Choice scheme : {Choice::Light, Choice::Dark})
            isWhole = paint(folder, picture, scheme) && isWhole;
    }
    return isWhole;
}

} // namespace tierdesk::gallery
