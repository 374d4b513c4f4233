#include "tests/gallery/Widgets.h"

#include "tests/gallery/Camera.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/Dot.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/KeyCap.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Legend.h"
#include "ui/widgets/PillTabs.h"
#include "ui/widgets/RailButton.h"
#include "ui/widgets/SearchButton.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/Spinner.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Toggle.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableWidget>

#include <memory>

namespace tierdesk::gallery {

namespace {

using ui::theme::Icon;
using ui::theme::Tokens;
namespace widgets = ui::widgets;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

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
    for (const char *each : {"System", "Light", "Dark"})
        segmented->addChoice(text(each), text(each));
    put("Segmented", {segmented});
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    auto *progress = new QProgressBar;
    progress->setValue(60);
    put("Slider, progress", {slider, progress});
    auto *area = new QPlainTextEdit(text("A text area"));
    area->setMinimumHeight(70);
    put("Text", {area});
    auto *table = new QTableWidget(2, 3);
    table->setHorizontalHeaderLabels({text("Customer"), text("Status"), text("Updated")});
    table->setSortingEnabled(true);
    table->setItem(0, 0, new QTableWidgetItem(text("Dana Whitfield")));
    table->setItem(1, 0, new QTableWidgetItem(text("Luis Ortega")));
    table->setCurrentCell(0, 0);
    table->setMinimumHeight(120);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    grid->addWidget(table, line, 1, 1, 3);
    grid->setRowStretch(line + 1, 1);
    page->resize(820, 760);
    page->show();
    return page;
}

std::unique_ptr<QWidget> pieces()
{
    auto page = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(page.get());
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    int line = 0;
    const auto put = [&](const char *name, std::initializer_list<QWidget *> row) {
        grid->addWidget(new widgets::Label(text(name), ui::theme::Type::Small, widgets::Label::Ink::Dim), line, 0);
        auto *box = new QHBoxLayout;
        box->setSpacing(12);
        for (QWidget *each : row)
            box->addWidget(each);
        box->addStretch();
        grid->addLayout(box, line++, 1);
    };
    const auto sentiment = [](const char *words, Sentiment value) {
        auto *chip = new widgets::Chip;
        chip->say(text(words), [value](const Tokens &t) { return t.tone(value); });
        return chip;
    };
    put("Sentiment", {sentiment("▲ Happy", Sentiment::Happy), sentiment("△ Satisfied", Sentiment::Satisfied),
                      sentiment("– Neutral", Sentiment::Neutral), sentiment("▽ Frustrated", Sentiment::Frustrated),
                      sentiment("▼ Angry", Sentiment::Angry), sentiment("▼▼ Irate", Sentiment::Irate)});
    const auto dot = [](widgets::Dot::State state) {
        auto *made = new widgets::Dot;
        made->setState(state);
        return made;
    };
    put("Dot, keys, spinner",
        {dot(widgets::Dot::State::Good), dot(widgets::Dot::State::Busy), dot(widgets::Dot::State::Bad),
         dot(widgets::Dot::State::Off), new widgets::KeyCap(text("Ctrl K")), new widgets::KeyCap(text("E")),
         new widgets::Spinner});
    const auto avatar = [](const char *name, Presence presence) {
        auto *made = new widgets::Avatar;
        made->setPerson(text(name), presence);
        return made;
    };
    put("Avatar", {avatar("Marek Svoboda", Presence::Available), avatar("Ama Mensah", Presence::Away),
                   avatar("Wei Zhang", Presence::Offline)});
    auto *busy = new widgets::RailButton(Icon::Inbox, text("Escalations"));
    busy->setBadge(7);
    busy->setCheckable(true);
    busy->setChecked(true);
    auto *many = new widgets::RailButton(Icon::Inbox, text("Escalations"));
    many->setBadge(1'200);
    put("Rail", {busy, many, new widgets::RailButton(Icon::Settings, text("Settings"))});
    auto *tabs = new widgets::PillTabs;
    for (const char *each : {"Waiting", "Mine", "Team", "Snoozed"})
        tabs->setCount(tabs->addTab(text(each)), 12'345);
    tabs->setUsesScrollButtons(false);
    put("Tabs", {tabs});
    put("Search", {new widgets::SearchButton(text("Search or run a command"))});
    put("Legend", {new widgets::Legend({{text("AI Rep"), [](const Tokens &t) { return t.aiRep; }},
                                        {text("AI Manager"), [](const Tokens &t) { return t.aiManager; }},
                                        {text("Human"), [](const Tokens &t) { return t.human; }}})});
    const auto wide = [&](const char *name, QWidget *widget) {
        grid->addWidget(new widgets::Label(text(name), ui::theme::Type::Small, widgets::Label::Ink::Dim), line, 0);
        grid->addWidget(widget, line++, 1);
    };
    auto *fact = new widgets::Disclosure(text("Earlier sessions"), widgets::Disclosure::Look::Fact);
    fact->setValue(text("3 · last CSAT 2"));
    fact->setCheckable(true);
    wide("Disclosure", fact);
    auto *facts = new widgets::Facts(text("Order ORD-9876"));
    facts->setFact(facts->addFact(text("Ridge 3 tent")), text("$312.40"));
    facts->setFact(facts->addFact(text("Delivered")), text("14 Nov"));
    wide("Facts", facts);
    const auto banner = [](widgets::Banner::Mood mood, const char *words, const char *action) {
        auto *made = new widgets::Banner;
        made->say(mood, Icon::Alert, text(words), text(action));
        return made;
    };
    wide("Banner", banner(widgets::Banner::Mood::Note, "This case is not assigned. Claim it to reply.", "Claim"));
    wide("", banner(widgets::Banner::Mood::Warning, "Not connected. The data shown may be out of date.", "Try now"));
    wide("", banner(widgets::Banner::Mood::Bad, "The reply was not sent.", ""));
    auto *skeleton = new widgets::Skeleton;
    skeleton->setMinimumHeight(120);
    wide("Skeleton", skeleton);
    auto *state = new widgets::StatePanel;
    state->show(Icon::Inbox, text("No cases waiting"), text("New escalations come here by themselves."));
    state->setAction(text("Refresh"), text("R"));
    wide("State", state);
    page->resize(820, 900);
    page->show();
    return page;
}

void paint(Camera &camera, const char *name, std::unique_ptr<QWidget> (*make)())
{
    const QString picture = QString::fromLatin1(name);
    if (!camera.wants(picture))
        return;
    const Look look;
    const Costume costume(camera.worn(look));
    const std::unique_ptr<QWidget> page = make();
    camera.shoot(*page, picture, look, Growth::Fitted);
}

} // namespace

void paintWidgets(Camera &camera)
{
    paint(camera, "controls", controls);
    paint(camera, "widgets", pieces);
}

} // namespace tierdesk::gallery
