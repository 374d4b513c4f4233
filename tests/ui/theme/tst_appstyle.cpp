#include "core/base/Literals.h"
#include "ui/theme/AppStyle.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QFontInfo>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tierdesk::ui;

namespace {

bool holds(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class AppStyleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        theme::Appearance plain;
        plain.scheme = theme::Choice::Light;
        theme::apply(*qApp, plain);
    }

    void theThemeCanBeChangedWhileWidgetsLive()
    {
        QPushButton button(u"Save"_s);
        button.show();
        QCOMPARE(theme::tokens(&button).scheme, theme::Scheme::Light);
        theme::apply(*qApp, theme::Choice::Dark);
        QCOMPARE(theme::tokens(&button).scheme, theme::Scheme::Dark);
        QCOMPARE(button.palette().color(QPalette::ButtonText), theme::tokens(theme::Scheme::Dark).text);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme::tokens(theme::Scheme::Dark).window);
    }

    void theDesktopsOwnSchemeIsRemembered()
    {
        // The offscreen desktop is light; a dark theme of ours must not be taken for its wish.
        theme::apply(*qApp, theme::Choice::Dark);
        theme::apply(*qApp, theme::Choice::System);
        QCOMPARE(theme::tokens(static_cast<const QWidget *>(nullptr)).scheme, theme::Scheme::Light);
    }

    void interComesWithTheProgram_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("weight");
        QTest::newRow("body") << static_cast<int>(theme::Type::Body) << static_cast<int>(QFont::Normal);
        QTest::newRow("badge") << static_cast<int>(theme::Type::Badge) << static_cast<int>(QFont::Medium);
        QTest::newRow("strong") << static_cast<int>(theme::Type::Strong) << static_cast<int>(QFont::DemiBold);
    }
    void interComesWithTheProgram()
    {
        QFETCH(int, type);
        QFETCH(int, weight);
        const QFontInfo info(theme::font(static_cast<theme::Type>(type)));
        QCOMPARE(info.family(), u"Inter"_s);
        QCOMPARE(info.weight(), weight);
    }

    void controlsAreAsHighAsTheGridSays()
    {
        QPushButton button(u"Save"_s);
        QLineEdit edit;
        QCOMPARE(button.sizeHint().height(), theme::metric::ControlHeight);
        QCOMPARE(edit.sizeHint().height(), theme::metric::ControlHeight);
        QScrollBar bar(Qt::Vertical);
        QCOMPARE(bar.sizeHint().width(), 10);
    }

    void aKeyHintMakesRoomForItself()
    {
        QPushButton button(u"Claim"_s);
        const int bare = button.sizeHint().width();
        theme::setKeyHint(button, u"C"_s);
        QVERIFY(button.sizeHint().width() >= bare + theme::keyCapWidth(u"C"_s));
    }

    void controlsGrowWithTheFontWhileTheyStand()
    {
        QWidget window;
        auto *line = new QHBoxLayout(&window);
        auto *button = new QPushButton(u"Transfer"_s);
        auto *combo = new QComboBox;
        combo->addItem(u"Last 28 days"_s);
        line->addWidget(button);
        line->addWidget(combo);
        line->addStretch();
        window.resize(900, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        theme::Appearance large;
        large.scheme = theme::Choice::Light;
        large.fontPercent = theme::LargestFont;
        theme::apply(*qApp, large);
        QPushButton newButton(button->text());
        QComboBox newCombo;
        newCombo.addItem(combo->itemText(0));
        QTRY_COMPARE(button->width(), newButton.sizeHint().width());
        QTRY_COMPARE(combo->width(), newCombo.sizeHint().width());
        QTRY_COMPARE(combo->minimumSizeHint(), newCombo.minimumSizeHint());
    }

    void aComboTooNarrowForItsWordsSaysThemInATip_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("tip");
        QTest::newRow("too narrow: the words") << 90 << u"Refund over threshold"_s;
        QTest::newRow("wide enough: nothing") << 300 << QString();
    }
    void aComboTooNarrowForItsWordsSaysThemInATip()
    {
        QFETCH(int, width);
        QFETCH(QString, tip);
        QComboBox combo;
        combo.addItem(u"Refund over threshold"_s);
        combo.resize(width, 30);
        combo.show();
        QVERIFY(QTest::qWaitForWindowExposed(&combo));
        QHelpEvent hover(QEvent::ToolTip, QPoint(20, 15), combo.mapToGlobal(QPoint(20, 15)));
        QCoreApplication::sendEvent(&combo, &hover);
        QCOMPARE(QToolTip::text(), tip);
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void whatLooksLikeMarkupIsShownAsItIsWritten_data()
    {
        QTest::addColumn<QString>("of");
        QTest::newRow("the tool tip of a control") << u"widget"_s;
        QTest::newRow("the tool tip of a row") << u"row"_s;
        QTest::newRow("the tool tip of a combo box too narrow for its words") << u"combo"_s;
        QTest::newRow("a label") << u"label"_s;
    }
    void whatLooksLikeMarkupIsShownAsItIsWritten()
    {
        QFETCH(QString, of);
        const QString evil = u"<b>bold</b><img src=\"file:///etc/hostname\"> & more"_s;
        QWidget window;
        auto *layout = new QHBoxLayout(&window);
        auto *button = new QPushButton(u"Send"_s);
        button->setToolTip(evil);
        auto *combo = new QComboBox;
        combo->addItem(evil);
        combo->setFixedWidth(90);
        QStandardItemModel rows(1, 1);
        rows.setData(rows.index(0, 0), u"sess_1"_s);
        rows.setData(rows.index(0, 0), evil, Qt::ToolTipRole);
        auto *list = new QListView;
        list->setModel(&rows);
        auto *label = new QLabel(evil);
        for (QWidget *each : std::initializer_list<QWidget *>{button, combo, list, label})
            layout->addWidget(each);
        window.resize(700, 120);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        if (of == u"label") {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            return;
        }
        QWidget *at = of == u"widget" ? static_cast<QWidget *>(button)
                      : of == u"row"  ? list->viewport()
                                      : static_cast<QWidget *>(combo);
        const QPoint place = of == u"row" ? list->visualRect(rows.index(0, 0)).center() : at->rect().center();
        QHelpEvent hover(QEvent::ToolTip, place, at->mapToGlobal(place));
        QCoreApplication::sendEvent(at, &hover);
        QCOMPARE(QToolTip::text(), evil);
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto tip = std::find_if(windows.begin(), windows.end(), [](const QWidget *each) {
            return each->windowType() == Qt::ToolTip && each->isVisible();
        });
        QVERIFY(tip != windows.end());
        QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void whoAsksForRichTextKeepsIt()
    {
        QLabel brief;
        brief.setTextFormat(Qt::RichText);
        brief.show();
        QVERIFY(QTest::qWaitForWindowExposed(&brief));
        QCOMPARE(brief.textFormat(), Qt::RichText);
    }

    void theFocusIsSeen()
    {
        QWidget window;
        QPushButton first(u"First"_s, &window);
        QPushButton second(u"Second"_s, &window);
        second.move(120, 0);
        window.resize(300, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first.setFocus(Qt::TabFocusReason);
        const QColor ring = theme::tokens(theme::Scheme::Light).accent;
        QVERIFY(holds(first.grab().toImage(), ring));
        QVERIFY(!holds(second.grab().toImage(), ring));
        QTest::keyClick(&window, Qt::Key_Tab);
        QVERIFY(!holds(first.grab().toImage(), ring));
        QVERIFY(holds(second.grab().toImage(), ring));
    }

    void everyIconIsThereAndTakesTheColourItIsGiven_data()
    {
        QTest::addColumn<int>("icon");
        for (int icon = 0; icon <= static_cast<int>(theme::Icon::Tiers); ++icon)
            QTest::addRow("icon %d", icon) << icon;
    }
    void everyIconIsThereAndTakesTheColourItIsGiven()
    {
        QFETCH(int, icon);
        QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        QPainter painter(&image);
        const QColor color = theme::tokens(theme::Scheme::Light).irate;
        theme::paintIcon(painter, image.rect(), static_cast<theme::Icon>(icon), color);
        painter.end();
        QVERIFY(holds(image, color));
        QVERIFY(holds(image, QColor(0, 0, 0, 0)));
    }

    void anIconIsAsFineAsWhatItIsPaintedTo_data()
    {
        QTest::addColumn<qreal>("degrees");
        QTest::newRow("upright") << 0.0;
        QTest::newRow("turned to the side") << 90.0;
        QTest::newRow("turned back") << -90.0;
        QTest::newRow("upside down") << 180.0;
    }
    void anIconIsAsFineAsWhatItIsPaintedTo()
    {
        QFETCH(qreal, degrees);
        const QColor color = theme::tokens(theme::Scheme::Light).irate;
        const auto painted = [&](qreal side, qreal scale) {
            QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
            image.fill(0);
            QPainter painter(&image);
            painter.translate(24, 24);
            painter.scale(scale, scale);
            painter.rotate(degrees);
            theme::paintIcon(painter, {-side / 2, -side / 2, side, side}, theme::Icon::Chevron, color);
            return image;
        };
        // Half as large at twice the scale it is the same picture, not one of half as many points made larger.
        QVERIFY(holds(painted(48, 1), color));
        QCOMPARE(painted(24, 2), painted(48, 1));
    }
};

QTEST_MAIN(AppStyleTest)
#include "tst_appstyle.moc"
