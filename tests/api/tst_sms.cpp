#include "core/doors/dialects/sms/Form.h"
#include "tests/support/HttpTarget.h"
#include "tests/support/Program.h"
#include "tests/support/TwilioCall.h"

#include <QtCore/QJsonArray>

using namespace tierdesk;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::HttpTarget;
using tests::Program;
using tests::TargetRequest;
using tests::TwilioCall;
namespace sms = tierdesk::dialects::sms;

namespace {

const QString Company = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");
constexpr char Token[] = "the token of the account";
constexpr char PublicUrl[] = "https://desk.acme.example";
constexpr int Customers = 12;
constexpr int Rounds = 4;

/// A carrier that takes every text, and says so when it is asked to.
class Carrier final
{
public:
    Carrier()
    {
        target.answer = [this](const TargetRequest &request) {
            const sms::Form form = sms::formOf(request.body);
            const QString text = sms::field(form, "Body");
            QStringList &known = first[sms::field(form, "To")];
            repeats += known.contains(text) ? 1 : 0;
            if (!known.contains(text))
                known.append(text);
            untold += isSilent ? 1 : 0;
            return isSilent ? QByteArray() : HttpTarget::status("201 Created", R"({"sid":"SM1"})");
        };
    }

    HttpTarget target;
    QHash<QString, QStringList> first; ///< by number: the texts in the order in which they came first
    bool isSilent = false;
    int untold = 0;  ///< texts that came while it was silent
    int repeats = 0; ///< texts that had come before
};

/// The carrier's call of a text that came.
int text(const Program &program, const QString &from, const QString &ref, const QString &words)
{
    const TwilioCall call{.path = QStringLiteral("/sms/") + Company,
                          .publicUrl = PublicUrl,
                          .token = Token,
                          .from = from.toLatin1(),
                          .reference = ref.toLatin1(),
                          .text = words};
    return call.send(program.base());
}

QString numberOf(int customer)
{
    return QStringLiteral("+155501012%1").arg(customer, 2, 10, QLatin1Char('0'));
}

} // namespace

/// Text messages of the real program, which is killed while they come and go.
class TestSms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killsDuringDeliveriesLoseAndReorderNone()
    {
        Carrier carrier;
        Program program({QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off"),
                         QStringLiteral("--allow-private-targets")});
        QVERIFY2(program.start(), program.output().constData());
        const HttpAnswer saved =
            HttpClient(program.base()).send("PUT", QStringLiteral("/desk/accounts/sms"), accountAt(carrier));
        QVERIFY2(saved.status == 200, saved.body.constData());

        QStringList sessions;
        for (int round = 0; round < Rounds; ++round) {
            HttpClient desk(program.base());
            carrier.untold = 0;
            for (int i = 0; i < Customers; ++i) {
                // The others' are taken, and nobody hears of it before the program is killed.
                carrier.isSilent = i >= Customers / 2;
                QCOMPARE(text(program, numberOf(i), QStringLiteral("SM%1-%2").arg(i).arg(round), said(round)), 200);
                if (round == 0)
                    sessions << takenOver(desk, numberOf(i));
                const HttpAnswer replied = desk.post(QStringLiteral("/desk/sessions/%1/reply").arg(sessions[i]),
                                                     {{QStringLiteral("text"), QStringLiteral("Reply %1").arg(round)}});
                QVERIFY2(replied.status == 200, replied.body.constData());
            }
            QTRY_VERIFY_WITH_TIMEOUT(carrier.untold > 0, 30'000);
            program.killHard();
            carrier.isSilent = false;
            QVERIFY2(program.start(), program.output().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(pending(program), 0, 200'000);
        QVERIFY2(carrier.repeats > 0, "nothing was under way when the program was killed");

        HttpClient desk(program.base());
        for (int i = 0; i < Customers; ++i) {
            QStringList heard;
            QStringList told;
            const HttpAnswer detail = desk.get(QStringLiteral("/desk/sessions/") + sessions[i]);
            for (const QJsonValue &message : detail.json()[u"messages"].toArray()) {
                if (message[u"role"].toString() == u"customer")
                    heard << message[u"text"].toString();
                else if (!message[u"isInternal"].toBool())
                    told << message[u"text"].toString();
            }
            QStringList expected;
            for (int round = 0; round < Rounds; ++round)
                expected << said(round);
            QCOMPARE(heard, expected);
            QVERIFY(told.size() > Rounds);
            // Those of one moment are one text.
            QCOMPARE(carrier.first.value(numberOf(i)).join(QStringLiteral("\n\n")), told.join(QStringLiteral("\n\n")));
        }
        QCOMPARE(program.stop(), 0);
    }

private:
    [[nodiscard]] static QString said(int round)
    {
        return QStringLiteral("Which tent is right for %1 people?").arg(round + 2);
    }
    [[nodiscard]] static QJsonObject accountAt(const Carrier &carrier)
    {
        return {{QStringLiteral("settings"),
                 QJsonObject{
                     {QStringLiteral("enabled"), true},
                     {QStringLiteral("accountSid"), QStringLiteral("AC1")},
                     {QStringLiteral("number"), QStringLiteral("+15550100123")},
                     {QStringLiteral("apiUrl"), QStringLiteral("http://127.0.0.1:%1").arg(carrier.target.serverPort())},
                     {QStringLiteral("publicUrl"), QString::fromLatin1(PublicUrl)}}},
                {QStringLiteral("token"), QString::fromLatin1(Token)}};
    }
    /// The id of the number's session, once a person has it: what they say is told apart.
    [[nodiscard]] static QString takenOver(HttpClient &desk, const QString &number)
    {
        const HttpAnswer found = desk.get(QStringLiteral("/desk/sessions?door=sms&customerId=") +
                                          QString::fromLatin1(QUrl::toPercentEncoding(number)));
        const QString id = found.json()[u"sessions"][0][u"id"].toString();
        const HttpAnswer taken = desk.post(QStringLiteral("/desk/sessions/%1/take-over").arg(id), {});
        if (taken.status != 200)
            qWarning("not taken over: %s %s", found.body.constData(), taken.body.constData());
        return id;
    }
    [[nodiscard]] static int pending(const Program &program)
    {
        const HttpAnswer listed =
            HttpClient(program.base()).get(QStringLiteral("/desk/deliveries?state=pending&limit=200"));
        return listed.status == 200 ? static_cast<int>(listed.json()[u"deliveries"].toArray().size()) : -1;
    }
};

QTEST_GUILESS_MAIN(TestSms)
#include "tst_sms.moc"
