#include "core/delivery/mail/MailNotice.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::delivery;

/// What endpoints for mail are told, in words for people.
class TestMailNotice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsASentenceAndItsFacts_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *event, const char *data, const char *subject, const char *text) {
            QTest::newRow(event) << QString::fromLatin1(event) << QByteArray(data) << QString::fromLatin1(subject)
                                 << QString::fromLatin1(text);
        };
        row("escalation.created",
            R"({"session_id":"s-1","customer_id":"c-9","ticket_id":"TKT-2026-7","priority":"urgent","reason":"negative_sentiment"})",
            "TKT-2026-7: a conversation needs attention (priority: urgent)",
            "Customer id: c-9\nPriority: urgent\nReason: negative_sentiment\nSession id: s-1\nTicket id: TKT-2026-7\n");
        row("high_priority_case",
            R"({"case_id":"esc_1","ticket":"TKT-2026-8","priority":"high","reason":"LEGAL_MENTION"})",
            "TKT-2026-8: a case of priority high",
            "Case id: esc_1\nPriority: high\nReason: Legal mention\nTicket: TKT-2026-8\n");
        row("session.escalated", R"({"sessionId":"s-1","fromTier":"AI_REP","toTier":"HUMAN_AGENT"})",
            "A conversation was passed on: Human agent", "From tier: Ai rep\nSession id: s-1\nTo tier: Human agent\n");
        row("session.closed", R"({"duration_minutes":12,"escalated":true})", "A conversation was closed",
            "Duration minutes: 12\nEscalated: yes\n");
        row("message.created",
            R"({"role":"customer","content":"","attachments":[{"id":"att_1","name":"torn.png"},{"name":"slip.pdf"}]})",
            "A new message (customer)", "Attachments: torn.png, slip.pdf\nRole: customer\n");
        row("some.other", R"({"sessionId":"s-1"})", "some.other", "Session id: s-1\n");
    }
    void anEventIsASentenceAndItsFacts()
    {
        QFETCH(const QString, event);
        QFETCH(const QByteArray, data);
        QFETCH(const QString, subject);
        QFETCH(const QString, text);
        OutboxRow row;
        row.event = event;
        row.body = R"({"event":"x","timestamp":"2026-11-22T10:00:00Z","data":)" + data + '}';
        const MailNotice notice = noticeOf(row, NoticeFormat::Text, u"Acme"_s);
        QCOMPARE(notice.subject, subject);
        QCOMPARE(notice.text, subject + u".\n\n"_s + text +
                                  u"\n%1 at 2026-11-22T10:00:00Z. Acme has Tierdesk tell this address "
                                  "of such events.\n"_s.arg(event));
        QVERIFY(notice.html.isEmpty());
    }
    void whatCustomersWroteStaysText()
    {
        OutboxRow row;
        row.event = u"message.created"_s;
        row.body = R"({"timestamp":"t","data":{"content":"<script>alert(1)</script>\n& so on","role":"customer"}})";
        const MailNotice notice = noticeOf(row, NoticeFormat::Html, u"A & B"_s);
        QCOMPARE(notice.subject, u"A new message (customer)"_s);
        QVERIFY(notice.text.contains(u"Content: <script>alert(1)</script>\n& so on\n"));
        QVERIFY(!notice.html.contains(u"<script>"));
        QVERIFY2(notice.html.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;<br>&amp; so on"),
                 qPrintable(notice.html));
        QVERIFY(notice.html.contains(u"A &amp; B has Tierdesk tell"));
    }
    void idsAndWordsOfCustomersAreNotRespelled()
    {
        OutboxRow row;
        row.event = u"message.created"_s;
        row.body = R"({"timestamp":"t","data":{"companyId":"ACME","content":"STOP","customerId":"VIP_DANA",)"
                   R"("role":"customer","sessionId":"S"}})";
        const MailNotice notice = noticeOf(row, NoticeFormat::Text, u"Acme"_s);
        QVERIFY2(notice.text.contains(u"Company id: ACME\nContent: STOP\nCustomer id: VIP_DANA\n"),
                 qPrintable(notice.text));
    }
    void aCaseIsToldByNameWordsAndLink()
    {
        OutboxRow row;
        row.event = u"session.escalated"_s;
        row.body = R"({"timestamp":"t","data":{"toTier":"HUMAN_AGENT"},"case":{"id":"sess_1",)"
                   R"("customer":"Dana <b>","words":"My tent\nis torn"}})";
        const MailNotice notice = noticeOf(row, NoticeFormat::Html, u"Acme"_s);
        QCOMPARE(notice.subject, u"A conversation was passed on: Human agent – Dana <b>"_s);
        QVERIFY2(notice.text.contains(u"\nCustomer: Dana <b>\nLast message: My tent\nis torn\n"
                                      "Open in Tierdesk: tierdesk://case/sess_1\nTo tier: Human agent\n"),
                 qPrintable(notice.text));
        QVERIFY(notice.html.contains(u"Dana &lt;b&gt;"));
        QVERIFY(notice.html.contains(u"My tent<br>is torn"));
        QVERIFY(notice.html.contains(u"<a href=\"tierdesk://case/sess_1\">"));
        // Where the company has a page for its cases, that is opened.
        row.body =
            R"({"timestamp":"t","data":{},"case":{"id":"sess_1","url":"https://desk.example/?case=sess_1&x=1"}})";
        const MailNotice paged = noticeOf(row, NoticeFormat::Html, u"Acme"_s);
        QVERIFY(paged.text.contains(u"Open the case: https://desk.example/?case=sess_1&x=1\n"));
        QVERIFY(paged.html.contains(u"<a href=\"https://desk.example/?case=sess_1&amp;x=1\">"));
        // Words that the event brings itself are told once.
        row.event = u"message.created"_s;
        row.body = R"({"timestamp":"t","data":{"content":"Hello","role":"customer"},)"
                   R"("case":{"id":"a b","customer":"Dana","words":"Hello"}})";
        const MailNotice message = noticeOf(row, NoticeFormat::Text, u"Acme"_s);
        QCOMPARE(message.text.count(u"Hello"), 1);
        QVERIFY(message.text.contains(u"tierdesk://case/a%20b\n"));
    }
    void aBodyThatIsNoneIsToldByItsName()
    {
        OutboxRow row;
        row.event = u"session.created"_s;
        row.body = "not json";
        const MailNotice notice = noticeOf(row, NoticeFormat::Html, {});
        QCOMPARE(notice.subject, u"A conversation has begun"_s);
        QVERIFY(notice.text.startsWith(u"A conversation has begun.\n\n"));
    }
};

QTEST_APPLESS_MAIN(TestMailNotice)
#include "tst_mailnotice.moc"
