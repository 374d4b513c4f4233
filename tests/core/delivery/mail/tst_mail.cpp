#include "core/delivery/mail/MailReader.h"
#include "core/delivery/mail/MailWriter.h"
#include "tests/support/Pictures.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace tierdesk;
using delivery::IncomingMail;
using delivery::OutgoingMail;

class TestMail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadTheSame_data();
    void whatIsWrittenIsReadTheSame();
    void eachScriptIsReadByOthers_data();
    void eachScriptIsReadByOthers();
    void filesGoAlong();
    void theWireIsPlain();
    void nothingBeginsAHeader();
    void whatIsNoAddressIsRefused();
    void partsAreRead_data();
    void partsAreRead();
    void whoIsAnswered_data();
    void whoIsAnswered();
    void automaticMailIsKnown_data();
    void automaticMailIsKnown();
    void threadsAreRead();
    void filesAreNamedAndThoseThatAreTakenKept();
    void nestingIsBounded();
    void anyBytesAreBorne();

private:
    static OutgoingMail some()
    {
        OutgoingMail mail;
        mail.from = {u"support@acme.example"_s, u"Acme Support"_s};
        mail.to = {u"luis@example.com"_s, u"Luis"_s};
        mail.subject = u"Re: Boots"_s;
        mail.text = u"Hello Luis."_s;
        mail.messageId = u"td.1@acme.example"_s;
        mail.at = base::Timestamp{1'790'000'000'000};
        return mail;
    }
    static QByteArray written(const OutgoingMail &mail)
    {
        const auto bytes = delivery::writeMail(mail);
        return bytes ? *bytes : QByteArray("refused: ") + bytes.error().message.toUtf8();
    }
    static IncomingMail read(const QByteArray &bytes)
    {
        const auto mail = delivery::readMail(bytes);
        return mail ? *mail : IncomingMail{};
    }
    /// What Python's `email` module makes of @p wire, which is somebody else's reading of the same standards.
    static QJsonObject readByPython(const QByteArray &wire)
    {
        static const QByteArray Program = R"(
import email, email.header, email.policy, email.utils, json, sys
wire = sys.stdin.buffer.read()
mail = email.message_from_bytes(wire, policy=email.policy.default)
# Not by addresses[0].display_name: that keeps the space between encoded words, which RFC 2047 has ignored.
name = email.utils.parseaddr(email.message_from_bytes(wire)["from"])[0]
said = {"subject": mail["subject"], "name": str(email.header.make_header(email.header.decode_header(name))), "files": []}
for part in mail.walk():
    if part.is_multipart():
        continue
    if part.get_filename():
        said["files"].append({"name": part.get_filename(), "type": part.get_content_type(),
                              "content": part.get_content().hex(), "disposition": part.get_content_disposition()})
    else:
        said[part.get_content_subtype()] = part.get_payload(decode=True).decode(part.get_content_charset(), "strict")
print(json.dumps(said)))";
        QProcess python;
        python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(Program)});
        python.write(wire);
        python.closeWriteChannel();
        if (!python.waitForFinished(60'000) || python.exitCode() != 0)
            return {{u"error"_s, QString::fromUtf8(python.readAllStandardError())}};
        return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    }
    static QByteArray lines(QByteArray text) { return text.replace("\n", "\r\n"); }
};

void TestMail::whatIsWrittenIsReadTheSame_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Re: Boots"_s << u"Acme"_s << u"One.\n\nTwo."_s;
    QTest::newRow("umlauts") << u"Re: Größe über alles"_s << u"Jörg Müller"_s << u"Schöne Grüße – 5 € zurück."_s;
    QTest::newRow("Arabic") << u"رد: الطلب رقم 9688"_s << u"خدمة العملاء"_s << u"مرحباً، أين طلبي؟"_s;
    QTest::newRow("emoji") << u"👢 torn 👢"_s << u"😀"_s << u"😀😀 ok"_s;
    QTest::newRow("a long subject") << u"word "_s.repeated(50).trimmed() << QString() << u"x"_s;
    QTest::newRow("long lines") << u"s"_s << QString() << u"abc def "_s.repeated(500).trimmed();
    QTest::newRow("a dot alone") << u"s"_s << QString() << u"a\n.\nb\nFrom here"_s;
    QTest::newRow("like encoded words") << u"50 =20 _off_ ?="_s << u"\"A\", B <c>"_s << u"a=20b =\nc"_s;
}

void TestMail::whatIsWrittenIsReadTheSame()
{
    QFETCH(QString, name);
    QFETCH(QString, subject);
    QFETCH(QString, text);
    for (const bool hasHtml : {false, true}) {
        OutgoingMail mail = some();
        mail.subject = subject;
        mail.from.name = name;
        mail.text = text;
        if (hasHtml)
            mail.html = u"<p>other words</p>"_s;
        const IncomingMail back = read(written(mail));
        QCOMPARE(back.subject, subject);
        QCOMPARE(back.sender.name, name);
        QCOMPARE(back.text, text);
        QCOMPARE(back.messageId, mail.messageId);
        QCOMPARE(back.date->ms, mail.at.ms);
    }
}

void TestMail::eachScriptIsReadByOthers_data()
{
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *words) { QTest::newRow(name) << QString::fromUtf8(words); };
    row("ASCII", "Greetings from Cologne");
    row("German, all of it in ISO 8859-1", "Grüße aus Köln");
    row("French, all of it in ISO 8859-1", "Où est ma commande ? Ça m'étonne");
    row("Spanish, all of it in ISO 8859-1", "¿Dónde está mi señal? ¡Mañana!");
    row("Portuguese, all of it in ISO 8859-1", "A devolução não está disponível");
    row("Icelandic, all of it in ISO 8859-1", "Þakka þér fyrir, ég á það");
    row("signs of ISO 8859-1", "5 £ ± ½ © § µ");
    row("with a dash and the euro sign", "Grüße – 5 € zurück");
    row("Polish", "Zażółć gęślą jaźń");
    row("Czech", "Příliš žluťoučký kůň");
    row("Turkish", "Şu ışığı gördün mü? İyi");
    row("Greek", "Πού είναι η παραγγελία μου;");
    row("Russian", "Где мой заказ?");
    row("Arabic", "مرحباً، أين طلبي؟");
    row("Hebrew", "איפה ההזמנה שלי?");
    row("Hindi", "मेरा ऑर्डर कहाँ है?");
    row("Thai", "คำสั่งซื้อของฉันอยู่ที่ไหน");
    row("Chinese", "我的订单在哪里？");
    row("Japanese", "注文はどこですか。");
    row("Korean", "제 주문은 어디에 있나요?");
    row("emoji", "👢 torn 👢 🙂‍↔️");
    row("several", "Grüße, привет, 你好, سلام");
}

void TestMail::eachScriptIsReadByOthers()
{
    QFETCH(const QString, words);
    OutgoingMail mail = some();
    mail.subject = u"Re: "_s + words;
    mail.from.name = words;
    mail.text = words + u"\n\n"_s + words;
    mail.html = u"<p>"_s + words + u"</p>"_s;
    const QByteArray wire = written(mail);
    const QJsonObject said = readByPython(wire);
    QVERIFY2(!said.contains(u"error"), qPrintable(said[u"error"].toString()));
    QCOMPARE(said[u"subject"].toString(), mail.subject);
    QCOMPARE(said[u"name"].toString(), words);
    QCOMPARE(said[u"plain"].toString().replace(u"\r\n"_s, u"\n"_s).trimmed(), mail.text);
    QCOMPARE(said[u"html"].toString().trimmed(), mail.html);
    // And by us.
    const IncomingMail back = read(wire);
    QCOMPARE(back.subject, mail.subject);
    QCOMPARE(back.text, mail.text);
}

void TestMail::filesGoAlong()
{
    OutgoingMail mail = some();
    mail.text = u"Grüße"_s;
    mail.html = u"<p>Grüße</p>"_s;
    mail.files = {{u"Rückschein.pdf"_s, test::pdf(), MediaType::Pdf},
                  {u"صورة \"1\".png"_s, test::png(), MediaType::Png}};
    for (const bool hasWords : {true, false}) {
        if (!hasWords) {
            mail.text.clear();
            mail.html.clear();
        }
        const QByteArray wire = written(mail);
        QVERIFY(wire.contains("Content-Type: multipart/mixed"));
        QCOMPARE(wire.contains("Content-Type: multipart/alternative"), hasWords);
        const QJsonObject said = readByPython(wire);
        QVERIFY2(!said.contains(u"error"), qPrintable(said[u"error"].toString()));
        QCOMPARE(said[u"plain"].toString().trimmed(), mail.text);
        const QJsonArray files = said[u"files"].toArray();
        QCOMPARE(files.size(), qsizetype(2));
        for (qsizetype i = 0; i < 2; ++i) {
            const delivery::MailFile &file = mail.files[static_cast<size_t>(i)];
            QCOMPARE(files[i][u"name"].toString(), file.name);
            QCOMPARE(files[i][u"type"].toString(), QString(word(file.type)));
            QCOMPARE(files[i][u"disposition"].toString(), u"attachment"_s);
            QCOMPARE(files[i][u"content"].toString().toLatin1(), file.content.toHex());
        }
        const IncomingMail back = read(wire);
        QCOMPARE(back.files.size(), size_t(2));
        QCOMPARE(back.files[0].content, test::pdf());
        QCOMPARE(back.files[0].name, mail.files[0].name);
        QCOMPARE(back.files[1].content, test::png());
        QCOMPARE(back.text, mail.text);
    }
}

void TestMail::theWireIsPlain()
{
    OutgoingMail mail = some();
    mail.subject = u"Größe "_s.repeated(40);
    mail.text = u"Größe\r\n.\r\n"_s.repeated(300) + u"x"_s.repeated(5000);
    mail.html = u"<p>"_s + mail.text + u"</p>"_s;
    for (int i = 0; i < 60; ++i)
        mail.references.append(u"a-rather-long-message-id-%1@mail.example.com"_s.arg(i));
    mail.isAutomatic = true;
    const QByteArray wire = written(mail);
    QVERIFY(wire.contains("Content-Type: multipart/alternative"));
    QVERIFY(wire.contains("Auto-Submitted: auto-replied\r\n"));
    QVERIFY(wire.contains("MIME-Version: 1.0"));
    QCOMPARE(wire.count('\n'), wire.count("\r\n"));
    QCOMPARE(wire.count('\r'), wire.count("\r\n"));
    for (const QByteArray &line : wire.split('\n')) {
        QVERIFY2(line.size() <= 999, line.left(100).constData());
        for (const char each : line)
            QVERIFY(static_cast<unsigned char>(each) < 128 && each != 0);
    }
}

void TestMail::nothingBeginsAHeader()
{
    const QString evil = u"x\r\nBcc: victim@example.com\r\n\r\nbody\u2028Cc: a@b\u0085To: c@d\u000b"_s;
    OutgoingMail mail = some();
    mail.subject = evil;
    mail.from.name = evil;
    mail.to.name = evil;
    mail.inReplyTo = evil;
    mail.references = {evil, u"good@example.com"_s};
    const QByteArray wire = written(mail);
    const QByteArray head = wire.left(wire.indexOf("\r\n\r\n")) + "\r\n";
    QVERIFY(!head.contains("\r\nBcc:"));
    QVERIFY(!head.contains("\r\nCc:"));
    QCOMPARE(head.count("\r\nTo:"), 1);
    QVERIFY(!head.contains("In-Reply-To"));
    QVERIFY(head.contains("References: <good@example.com>"));
    QCOMPARE(read(wire).text, mail.text);
}

void TestMail::whatIsNoAddressIsRefused()
{
    for (const char *bad :
         {"", "luis", "a@b\r\nBcc: c@d", "a b@c.d", "<a@b.c>", "a@b@c", "ü@example.com", "a@exa_mple.com"}) {
        OutgoingMail mail = some();
        mail.to.address = QString::fromUtf8(bad);
        const auto bytes = delivery::writeMail(mail);
        QVERIFY2(!bytes, bad);
        QCOMPARE(bytes.error().where, u"to"_s);
    }
    OutgoingMail mail = some();
    mail.messageId = u"a@b>\r\nX: y"_s;
    QVERIFY(!delivery::writeMail(mail));
}

void TestMail::partsAreRead_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *mail, const char *text) {
        QTest::newRow(name) << QByteArray("From: a@b.example\nSubject: s\n") + mail << QString::fromUtf8(text);
    };
    row("without a type", "\nHello\n", "Hello");
    row("ISO 8859-1",
        "Content-Type: text/plain; charset=iso-8859-1\n\nGr\xfc\xdf"
        "e\n",
        "Grüße");
    row("Windows-1252 in quoted-printable",
        "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n=80 5 =\n=96 "
        "ok\n",
        "€ 5 – ok");
    row("base64", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZQ==\n",
        "Grüße");
    row("Arabic in Windows-1256", "Content-Type: text/plain; charset=windows-1256\n\n\xe3\xd1\xcd\xc8\xc7\n", "مرحبا");
    row("Japanese", "Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B$3$s\x1b(B\n", "こん");
    row("HTML alone",
        "Content-Type: text/html; charset=iso-8859-1\n\n<p>Gr\xfc\xdf"
        "e</p>\n",
        "Grüße");
    row("alternatives",
        "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nplain\n--x\nContent-Type: "
        "text/html\n\n<p>rich</p>\n--x--\n",
        "plain");
    row("an empty plain alternative",
        "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n \n--x\nContent-Type: "
        "text/html\n\n<p>rich</p>\n--x--\n",
        "rich");
    row("mixed around alternatives",
        "Content-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: multipart/alternative; boundary=x\n\n--x\n"
        "Content-Type: text/plain\n\nplain\n--x\nContent-Type: text/html\n\nrich\n--x--\n--y\nContent-Type: "
        "image/png; name=a.png\nContent-Transfer-Encoding: base64\n\nAAAA\n--y--\n",
        "plain");
    row("cut off in the middle",
        "Content-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/plain\n\nHello\n--y\nContent-Type: "
        "image/png\nContent-Transfer-Encoding: base64\n\nAAAAA",
        "Hello");
    row("flowed", "Content-Type: text/plain; format=flowed\n\nMy boots are \ntorn.\nYes.\n",
        "My boots are torn.\nYes.");
    row("a reply", "In-Reply-To: <a@b>\n\nYes.\n\nOn 1 Nov 2026, A <a@b.example> wrote:\n> Refund?\n", "Yes.");
    row("a reply without words", "In-Reply-To: <a@b>\n\n> Refund?\n", "");
    row("nothing but quoted lines", "\n> Refund?\n", "> Refund?");
}

void TestMail::partsAreRead()
{
    QFETCH(QByteArray, mail);
    QTEST(read(mail).text, "text");
    QTEST(read(lines(mail)).text, "text");
}

void TestMail::whoIsAnswered_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("address");
    QTest::newRow("From") << QByteArray("From: Luis <Luis@Example.com>\n") << u"luis@example.com"_s;
    QTest::newRow("Reply-To") << QByteArray("From: form@shop.example\nReply-To: Luis <l@example.com>\n")
                              << u"l@example.com"_s;
    QTest::newRow("a Reply-To that is none")
        << QByteArray("From: a@b.example\nReply-To: undisclosed:;\n") << u"a@b.example"_s;
    QTest::newRow("a group") << QByteArray("From: us: a@b.example, c@d.example;\n") << u"a@b.example"_s;
    QTest::newRow("nobody") << QByteArray("Subject: x\n") << QString();
    QTest::newRow("no address") << QByteArray("From: <>\n") << QString();
    QTest::newRow("an encoded name") << QByteArray("From: =?utf-8?b?SsO2cmc=?= <j@example.com>\n")
                                     << u"j@example.com"_s;
}

void TestMail::whoIsAnswered()
{
    QFETCH(QByteArray, head);
    QTEST(read(head + "\nx\n").sender.address, "address");
}

void TestMail::automaticMailIsKnown_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *head, const char *reason) {
        QTest::newRow(name) << QByteArray(head) << QString::fromUtf8(reason);
    };
    row("a person", "", "");
    row("Auto-Submitted: no", "Auto-Submitted: no\n", "");
    row("out of office", "Auto-Submitted: auto-replied (vacation)\n", "Auto-Submitted: auto-replied (vacation)");
    row("bulk", "Precedence: Bulk\n", "Precedence: bulk");
    row("Exchange", "X-Auto-Response-Suppress: All\n", "X-Auto-Response-Suppress");
    row("a list", "List-Id: <a.b.c>\n", "List-Id");
    row("a newsletter", "List-Unsubscribe: <https://x.example>\n", "List-Unsubscribe");
    row("a null return path", "Return-Path: <>\n", "a null return path");
    row("a return path", "Return-Path: <a@b.example>\n", "");
    row("a bounce", "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n", "a delivery report");
}

void TestMail::automaticMailIsKnown()
{
    QFETCH(QByteArray, head);
    QTEST(read("From: a@b.example\n" + head + "\nx\n").automatic, "reason");
    QCOMPARE(read("From: MAILER-DAEMON@b.example\n\nx\n").automatic, u"from mailer-daemon"_s);
    QCOMPARE(read(written([] {
                 OutgoingMail mail = some();
                 mail.isAutomatic = true;
                 return mail;
             }()))
                 .automatic,
             u"Auto-Submitted: auto-replied"_s);
}

void TestMail::threadsAreRead()
{
    OutgoingMail mail = some();
    mail.inReplyTo = u"c@x"_s;
    mail.references = {u"a@x"_s, u"b@x"_s, u"c@x"_s};
    QCOMPARE(read(written(mail)).answers, QStringList({u"c@x"_s, u"b@x"_s, u"a@x"_s}));
    const IncomingMail other =
        read("From: a@b.example\nMessage-ID: <no id>\nReferences: junk <a@x>\n <b c> <b@x\n\nx\n");
    QCOMPARE(other.messageId, QString());
    QCOMPARE(other.answers, QStringList(u"a@x"_s));
}

void TestMail::filesAreNamedAndThoseThatAreTakenKept()
{
    const auto encoded = [](const QByteArray &type, const QByteArray &name, const QByteArray &content) {
        return "--y\nContent-Type: " + type + "; name=" + name + "\nContent-Transfer-Encoding: base64\n\n" +
               content.toBase64() + '\n';
    };
    const IncomingMail mail = read(
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nSee.\n"
        "--y\nContent-Type: text/plain; name=log.txt\nContent-Disposition: attachment; "
        "filename*=utf-8''gr%C3%B6%C3%9Fe.txt\n\nsecret log\n"
        "--y\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner words\n" +
        encoded("application/octet-stream", "torn.png", test::png()) + encoded("image/png", "virus.png", "MZ\x90") +
        encoded("image/png", "half.png", test::png().chopped(9)) + encoded("application/pdf", "slip.pdf", test::pdf()) +
        encoded("application/pdf", "large.pdf", test::pdf(QByteArray(attachments::MaxBytes, 'x'))) + "--y--\n");
    QCOMPARE(mail.text, u"See."_s);
    QStringList named;
    QStringList kept;
    for (const delivery::MailFile &each : mail.files)
        (each.content.isEmpty() ? named : kept).append(each.name);
    QCOMPARE(named, QStringList({u"größe.txt"_s, u"message.eml"_s, u"virus.png"_s, u"half.png"_s, u"large.pdf"_s}));
    QCOMPARE(kept, QStringList({u"torn.png"_s, u"slip.pdf"_s}));
    QCOMPARE(mail.files[2].content, test::png());
    QCOMPARE(mail.files[2].type, MediaType::Png);
    QCOMPARE(mail.files[5].type, MediaType::Pdf);
}

void TestMail::nestingIsBounded()
{
    QByteArray mail = "From: a@b.example\n";
    for (int i = 0; i < 2000; ++i) {
        const QByteArray name = 'b' + QByteArray::number(i);
        mail += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + '\n';
    }
    mail += "\ndeep\n";
    QCOMPARE(read(mail).sender.address, u"a@b.example"_s);
    QByteArray wide = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n";
    for (int i = 0; i < 20'000; ++i)
        wide += "--x\n\nw\n";
    QVERIFY(read(wide).text.count(u'w') < 300);
}

void TestMail::anyBytesAreBorne()
{
    quint32 state = 7;
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = written(some());
        for (int i = 0; i < 20; ++i) {
            state = state * 1664525 + 1013904223;
            bytes[static_cast<qsizetype>(state >> 8) % bytes.size()] = static_cast<char>(state >> 24);
        }
        const auto mail = delivery::readMail(bytes);
        QVERIFY(!mail || !mail->text.contains(QChar::Null));
    }
    QVERIFY(!delivery::readMail({}) || read({}).sender.address.isEmpty());
    const IncomingMail large = read("From: a@b.example\n\n" + QByteArray("word ").repeated(3'000'000));
    QCOMPARE(large.text.size(), delivery::LongestWords + 1);
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
