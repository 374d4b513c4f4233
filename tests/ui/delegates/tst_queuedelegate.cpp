#include "ui/delegates/QueueDelegate.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/models/QueueModel.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <cstdlib>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

/// How many pixels of @p color stand in @p area.
int count(const QImage &image, const QRect &area, const QColor &color)
{
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            found += image.pixelColor(x, y) == color;
    }
    return found;
}

/// How many pixels of @p area have the hue of @p color: the edges of letters are mixed with their ground.
int countHue(const QImage &image, const QRect &area, const QColor &color)
{
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += pixel.hslSaturation() > 90 && std::abs(pixel.hslHue() - color.hslHue()) <= 12;
        }
    }
    return found;
}

} // namespace

/// What must be seen in a painted row, by the colours that only it has.
class QueueDelegateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }

    void aChosenRowHasTheBarAndTheSoftGround()
    {
        const QImage chosen = painted(0, QStyle::State_Selected);
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        QCOMPARE(chosen.pixelColor(1, 40), t.accent);
        QCOMPARE(chosen.pixelColor(8, 4), t.accentSoft);
        const QImage calm = painted(0, {});
        QCOMPARE(calm.pixelColor(1, 40), t.panel);
    }

    void timeIsColouredOnlyWhenItIsShort()
    {
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        QVERIFY(countHue(painted(0, {}), TimeArea, t.irate) > 20);
        QVERIFY(countHue(painted(1, {}), TimeArea, t.frustrated) > 20);
        QCOMPARE(countHue(painted(2, {}), TimeArea, t.irate), 0);
        QCOMPARE(countHue(painted(2, {}), TimeArea, t.frustrated), 0);
        QVERIFY(count(painted(2, {}), TimeArea, t.text) > 5);
    }

    void theFeelingIsABadgeOfItsOwn()
    {
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        QVERIFY(count(painted(0, {}), BadgeArea, t.tone(Sentiment::Irate).soft) > 300);
        QVERIFY(count(painted(6, {}), BadgeArea, t.tone(Sentiment::Satisfied).soft) > 300);
        QCOMPARE(count(painted(4, {}), BadgeArea, t.tone(Sentiment::Irate).soft), 0);
    }

    void whatIsWrittenAndNotSentIsSeen()
    {
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        const QColor ground = t.toneOf(t.accent).soft;
        m_hasDraft = true;
        QVERIFY(count(painted(0, {}), BadgeArea, ground) > 300);
        QueueModel model;
        model.setRows(test::designCases(Now));
        model.setHasDraft([](const QString &id) { return id == u"sess_8f21"; });
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().endsWith(u"unsent draft"));
        QVERIFY(!model.index(1).data(QueueModel::DraftRole).toBool());
        QSignalSpy changed(&model, &QueueModel::dataChanged);
        model.tellDraft(u"sess_8e07"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
        m_hasDraft = false;
        QCOMPARE(count(painted(0, {}), BadgeArea, ground), 0);
    }

    void aNarrowRowStaysInItsPlace()
    {
        // Nothing may be painted beside the row, however little room there is.
        const QImage image = painted(0, QStyle::State_Selected, 120);
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        QCOMPARE(count(image, QRect(120, 0, 200, theme::metric::RowHeight), t.window), 200 * theme::metric::RowHeight);
    }

    void inAMirroredWindowEverythingStandsOnTheOtherSide()
    {
        const theme::Tokens &t = theme::tokens(theme::Scheme::Light);
        const QImage image = painted(0, QStyle::State_Selected, theme::metric::ListWidth, Qt::RightToLeft);
        const int right = theme::metric::ListWidth - 1;
        QCOMPARE(image.pixelColor(right - 1, 40), t.accent);
        const QRect time(right - TimeArea.right(), TimeArea.top(), TimeArea.width(), TimeArea.height());
        QVERIFY(countHue(image, time, t.irate) > 20);
        const QRect badge(right - BadgeArea.right(), BadgeArea.top(), BadgeArea.width(), BadgeArea.height());
        QVERIFY(count(image, badge, t.tone(Sentiment::Irate).soft) > 300);
    }

private:
    static constexpr QRect TimeArea{280, 8, 68, 24};
    static constexpr QRect BadgeArea{14, 56, 200, 24};

    QImage painted(int row, QStyle::State state, int width = theme::metric::ListWidth,
                   Qt::LayoutDirection direction = Qt::LeftToRight) const
    {
        QueueModel model;
        model.setNow(Now);
        model.setHasDraft([this](const QString &) { return m_hasDraft; });
        model.setRows(test::designCases(Now));
        QListView view;
        QImage image(theme::metric::ListWidth, theme::metric::RowHeight, QImage::Format_RGB32);
        image.fill(theme::tokens(theme::Scheme::Light).window);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.widget = &view;
        option.rect = QRect(0, 0, width, theme::metric::RowHeight);
        option.state = state | QStyle::State_Enabled;
        option.direction = direction;
        QueueDelegate().paint(&painter, option, model.index(row));
        painter.end();
        return image;
    }

    bool m_hasDraft = false;
};

QTEST_MAIN(QueueDelegateTest)
#include "tst_queuedelegate.moc"
