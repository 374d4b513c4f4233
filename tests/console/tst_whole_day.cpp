#include "tests/console/Desk.h"
#include "tests/support/Program.h"
#include "tests/support/TlsFront.h"

#include "resources/Resources.h"
#include "ui/widgets/Chip.h"

#include <QtCore/QJsonArray>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace tierdesk;
using tests::Desk;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::Program;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
const QString Sessions = u"/api/momentum/cs/sessions"_s;

} // namespace

/// A case as its agent works it in the window, by keys alone, against the real program, while a colleague's console
/// looks on from elsewhere, over TLS and another port, and a chat client waits for the answer.
class TestWholeDay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseIsWorkedInTheWindow()
    {
        resources::init();
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        HttpClient client(program.base());
        Desk marek(program.base());
        const tests::TlsFront front(program.base());
        Desk elena(front.url(), front.fingerprint());
        marek.signIn(u"marek@acme.example"_s);
        elena.signIn(u"elena@acme.example"_s);
        if (QTest::currentTestFailed())
            return;

        // A customer complains, and wants more than either AI tier may give.
        const QString id = complain(client);
        QVERIFY(!id.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(marek.rowOf(id).isValid() && elena.rowOf(id).isValid(), 10'000);
        elena.choose(id);
        QVERIFY(marek.activate());
        marek.chooseByKeys(id);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(marek.read().contains(u"torn seam"_s), qPrintable(marek.read()));
        QTRY_VERIFY(marek.find<QWidget>("viewer")); // Elena's face

        // The customer is writing again, and everybody who looks sees it, until they stop.
        const auto isShownTyping = [](const Desk &desk) {
            const auto *line = desk.find<QLabel>("composerTyping");
            return line && line->text() == QString::fromUtf8("Dana is typing…");
        };
        const auto tellTyping = [&](bool isTyping) {
            return client.post(Sessions + u'/' + id + u"/typing"_s, {{u"typing"_s, isTyping}}).status;
        };
        QCOMPARE(tellTyping(true), 200);
        QTRY_VERIFY_WITH_TIMEOUT(isShownTyping(marek) && isShownTyping(elena), 10'000);
        QCOMPARE(tellTyping(false), 200);
        QTRY_VERIFY_WITH_TIMEOUT(!isShownTyping(marek) && !isShownTyping(elena), 10'000);

        // Claimed by key; the colleague sees by whom.
        marek.press(Qt::Key_C);
        auto *edit = marek.find<QWidget>("replyEdit");
        QTRY_VERIFY_WITH_TIMEOUT(marek.find<QPushButton>("resolve"), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(elena.find<ui::widgets::Chip>("caseHolder") &&
                                     elena.find<ui::widgets::Chip>("caseHolder")->text().contains(u"Marek"_s),
                                 10'000);

        // A note, which only colleagues read.
        marek.press(Qt::Key_N);
        QTRY_VERIFY(edit->hasFocus());
        marek.write(u"Warehouse confirms batch 7."_s);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(elena.read().contains(u"Warehouse confirms batch 7."_s), 10'000);

        // A saved reply, by its slash.
        marek.press(Qt::Key_Escape);
        marek.press(Qt::Key_A);
        QTRY_VERIFY(edit->hasFocus());
        QCOMPARE(marek.find<QTabBar>("composerTabs")->currentIndex(), 0);
        QTest::keyClicks(edit, u"/refund"_s);
        const auto isOffered = [&marek] {
            const auto *popup = marek.find<QListWidget>("savedReplies");
            return popup && popup->currentItem() && popup->currentItem()->text() == u"Refund is on its way"_s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOffered(), 10'000);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY2(edit->property("plainText").toString().contains(u"I have approved the refund."_s),
                     qPrintable(edit->property("plainText").toString()));
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(edit->property("plainText").toString().isEmpty(), 10'000);
        // It can be taken back for five seconds, and the customer has not got it yet.
        QTRY_VERIFY_WITH_TIMEOUT(marek.find<QWidget>("heldReply"), 5000);
        QVERIFY(!client.get(Sessions + u'/' + id).body.contains("I have approved"));
        QTRY_VERIFY_WITH_TIMEOUT(client.get(Sessions + u'/' + id).body.contains("I have approved"), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(elena.read().contains(u"I have approved the refund."_s), 10'000);

        // The refund, with its arithmetic.
        marek.press(Qt::Key_Escape);
        marek.press(Qt::Key_F);
        QTRY_VERIFY(marek.dialog("actionDialog"));
        QDialog *act = marek.dialog("actionDialog");
        auto *confirm = act->findChild<QPushButton *>(u"confirm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), 10'000);
        const QString arithmetic = textsOf(*act);
        for (const char *part : {"1,000", "312.40", "687.60"})
            QVERIFY2(arithmetic.contains(QString::fromLatin1(part)), qPrintable(arithmetic));
        QVERIFY2(confirm->text().contains(u"312.40"_s), qPrintable(confirm->text()));
        QTest::keyClick(act, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(elena.read().contains(u"312.40"_s) && elena.read().contains(u"Marek S."_s), 10'000);
        QTRY_VERIFY2(textsOf(*act).contains(u"Refund $312.40: confirmed."_s), qPrintable(textsOf(*act)));
        QPointer<QDialog> open(act);
        QTest::keyClick(act, Qt::Key_Escape);
        QTRY_VERIFY(!open || !open->isVisible());

        // Resolved, with the summary filled in.
        QVERIFY(marek.activate());
        marek.press(Qt::Key_E);
        QTRY_VERIFY(marek.dialog("resolveDialog"));
        QDialog *resolve = marek.dialog("resolveDialog");
        auto *summary = resolve->findChild<QWidget *>(u"summary"_s);
        QVERIFY(summary && !summary->property("plainText").toString().isEmpty());
        QTRY_COMPARE(QApplication::activeWindow(), resolve); // its keys are at work from then on
        QTest::keyClick(resolve, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(client.get(Sessions + u'/' + id).json()[u"status"].toString(), u"RESOLVED"_s, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(elena.find<ui::widgets::Chip>("caseHolder") &&
                                     elena.find<ui::widgets::Chip>("caseHolder")->text() == u"Resolved"_s,
                                 10'000);

        // What the client reads: everything but what was among colleagues.
        const HttpAnswer read = client.get(Sessions + u'/' + id);
        QVERIFY(read.body.contains("I have approved the refund."));
        QVERIFY(!read.body.contains("Warehouse confirms"));
        QCOMPARE(read.json()[u"resolution"][u"type"].toString(), u"REFUND_PROCESSED"_s);
    }

private:
    /// The session's id, once it has come to a person; empty if it does not.
    static QString complain(HttpClient &client)
    {
        const HttpAnswer created = client.post(
            Sessions, {{u"companyId"_s, Company},
                       {u"customerId"_s, u"cust-1001"_s},
                       {u"channel"_s, u"chat"_s},
                       {u"initialMessage"_s, u"The tent I ordered arrived with a torn seam. Order ORD-9876."_s}});
        const QString id = created.json()[u"id"].toString();
        for (const char *line :
             {"No, no credit. I want my money back, the full $312.40.", "Yes, refund me the full amount.",
              "That is not enough. I want all of it back.", "Yes"}) {
            const HttpAnswer said =
                client.post(Sessions + u'/' + id + u"/messages"_s, {{u"message"_s, QString::fromLatin1(line)}});
            if (said.json()[u"sessionUpdate"][u"currentTier"].toString() == u"HUMAN_AGENT")
                return id;
        }
        return {};
    }

    /// Everything that is written in @p window.
    static QString textsOf(const QWidget &window)
    {
        QStringList texts;
        for (const QLabel *label : window.findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }
};

QTEST_MAIN(TestWholeDay)
#include "tst_whole_day.moc"
