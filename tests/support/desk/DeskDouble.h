#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/WebChat.h"
#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/Events.h"
#include "core/doors/deskapi/IgnoredMessages.h"
#include "core/doors/deskapi/Reports.h"
#include "core/doors/deskapi/Requests.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponder>

#include <deque>
#include <map>
#include <memory>
#include <vector>

class QTcpServer;
class QWebSocket;

namespace tierdesk::test {

/// A small server that speaks docs/desk.md on loopback over real sockets: one company, a queue, a journal of events.
/// It keeps the contract's promises (versions, seq, resume, races) and can break each of them on demand.
class DeskDouble final : public QObject
{
    Q_OBJECT

public:
    struct Asked {
        QByteArray method;
        QString path;
        QString view;    ///< of the queue
        QString status;  ///< of the list of sessions
        QString company; ///< ?companyId=
        QString text;    ///< ?q=
        QUrlQuery query;
        QByteArray token;
        QByteArray body;
        QByteArray idempotencyKey;
    };
    /// What stands in the place of the next answer to a path.
    struct Trouble {
        int status = 500;
        QByteArray body;
        bool isCut = false; ///< the socket is closed without an answer
    };

    explicit DeskDouble(QObject *parent = nullptr);
    ~DeskDouble() override;

    /// Listens; on the same port again after stop().
    void start();
    /// Closes every socket and the port.
    void stop();
    [[nodiscard]] QUrl url() const;
    /// From the next start() on it speaks TLS with this certificate and key (PEM, elliptic curve); empty: plain.
    void useTls(const QByteArray &certificate, const QByteArray &key);

    // --- people
    deskapi::UserInfo me;
    std::vector<deskapi::CompanyRef> companies;
    QString password = u"correct horse"_s;
    QByteArray token = "td_double";
    QString deviceShown; ///< at the last sign-in
    bool isTokenNeeded = true;

    // --- the queue
    /// Puts @p row in with a new version and tells it as an event.
    qint64 change(deskapi::SessionRow row, const QStringList &kinds = {u"session.updated"_s});
    /// Puts rows in without an event, as they stood before anybody listened.
    void seed(const std::vector<deskapi::SessionRow> &rows);
    [[nodiscard]] deskapi::SessionRow row(const QString &id) const { return m_rows.at(id); }
    [[nodiscard]] qint64 seq() const { return m_seq; }
    // --- one case
    std::map<QString, QByteArray> files; ///< the bytes of attachments by their id; what is brought is put in
    /// What is told of a case beyond its row; the row is put in too. Acts change it.
    void setDetail(const deskapi::SessionDetail &detail);
    [[nodiscard]] deskapi::SessionDetail detail(const QString &id) const;
    /// Adds to a case and tells it: its row as it stands, raised by one.
    qint64 add(const QString &id, const QStringList &kinds, const std::vector<Message> &messages,
               const std::vector<Action> &actions = {});
    /// The customer writes, or sends @p sent, whose bytes are in `files`.
    Message customerSays(const QString &id, const QString &text, double score = 0,
                         Sentiment feeling = Sentiment::Neutral, const std::vector<Attachment> &sent = {});
    /// The time of the held replies has come: they are sent, or they cannot be.
    void sendHeld(const QString &id);
    void dropHeld(const QString &id, DropReason reason);
    /// Who else looks at whatever is looked at, and who writes there (nobody: the customer).
    std::vector<deskapi::Person> watchers;
    void tellViewers(const QString &session);
    void tellTyping(const QString &session, const std::optional<deskapi::Person> &who, bool isTyping = true);
    /// An AI tier's model writes.
    void tellWords(const deskapi::HeardWords &words);
    /// What the console told of its own typing, in order.
    [[nodiscard]] const std::vector<deskapi::Typing> &typed() const { return m_typed; }
    std::vector<deskapi::Person> colleagues;
    /// What is drafted for who holds a case; asked for by POST …/draft.
    deskapi::DraftedReply drafted;
    /// What becomes of the acts that are allowed; Pending ones are settled by settle().
    ActionState actState = ActionState::Confirmed;
    void settle(const QString &id, ActionId action, bool isConfirmed, const QString &failure = {});
    /// What is asked of @p path is done, but its answers are lost until told otherwise; one that is lost may be asked
    /// for again below the client.
    void loseAnswersTo(const QString &path, bool areLost = true)
    {
        if (areLost)
            m_lost.insert(path);
        else
            m_lost.remove(path);
    }

    /// The next claim finds that @p name was first.
    void loseNextClaimTo(const QString &name) { m_winner = name; }
    /// Counts that are told on top of the rows, as when there are more than a reply holds.
    deskapi::QueueCounts beyond;
    int activeSessions = 0;       ///< with the AI: in no row, but counted
    std::optional<Timestamp> now; ///< the server's clock; the machine's if unset
    /// What GET /desk/status says; its active sessions are those of `activeSessions` and the open rows.
    deskapi::ServerStatus serverStatus;
    /// What GET /desk/search looks in: hits whose title or snippet has the text in it.
    std::vector<deskapi::SearchHit> findable;

    // --- what supervisors have
    /// The company's configuration; saves of the console make versions of it.
    int configVersion = 7;
    QJsonObject config = toJson(defaultConfig());
    WebChatBrand webChat;
    std::vector<deskapi::ConfigVersion> configVersions;
    /// Somebody else saves: a version, told as an event.
    void saveConfig(const QJsonObject &patch, const QString &by);
    std::vector<SavedReply> savedReplies;
    /// Tells that the saved replies are others now.
    void tellReplies();
    /// What the company teaches, newest first, and what is told of the models made of it.
    std::vector<TrainingExample> examples;
    deskapi::Training training;
    void teach(TrainingKind kind, const QString &label, const QString &text, const QString &session = {});
    void tellTraining();
    /// Where the company is told of events, in the order in which they were made; and what was sent, newest first.
    std::vector<deskapi::EndpointRow> endpoints;
    std::vector<deskapi::DeliveryDetail> deliveries;
    EndpointId addEndpoint(const QString &target, const QStringList &events);
    OutboxId addDelivery(EndpointId endpoint, const QString &event, OutboxState state,
                         const std::vector<deskapi::DeliveryDetail::Attempt> &attempts);
    /// What is told of the accounts beyond their settings, which are the configuration's; and what trials end with.
    deskapi::Account mailAccount, smsAccount;
    deskapi::TriedAccount triedMail, triedSms;
    std::vector<IgnoredMessage> ignoredMessages; ///< newest first
    /// The secrets that accounts were given, by the names of the requests' fields.
    std::map<QString, QString> accountSecrets;
    /// What GET /desk/analytics and /desk/sentiment say, whatever the period; of the period before where it ends before
    /// `now`.
    deskapi::Analytics analytics;
    deskapi::Analytics analyticsBefore;
    deskapi::SentimentSeries sentiment;

    /// Providers of models and what they cost; the budget is the configuration's.
    deskapi::Models models;
    QStringList modelsOffered; ///< by any provider that has a key
    LocalSearch local;         ///< what is found on the server's machine
    deskapi::Tried tried;      ///< what one answers to a trial; its model is the provider's small one

    // --- trouble
    void failNext(const QString &path, const Trouble &trouble) { m_troubles[path] = trouble; }
    /// A socket that is cut is cut again and again, until this.
    void forgive(const QString &path) { m_troubles.erase(path); }
    void cutSockets();
    /// Forgets what was told: whoever resumes is reset.
    void forgetJournal()
    {
        m_journal.clear();
        m_oldest = m_seq;
    }
    void refuseSockets(bool isRefused) { m_areSocketsRefused = isRefused; }
    /// Sends @p text to every socket as it is.
    void sendRaw(const QString &text);
    /// While held, answers to GET /desk/queue wait.
    void holdAnswers(bool isHeld);
    /// Answers the question that has waited longest.
    void answerFirstHeld();
    /// Questions at @p path are never answered; without @p isSilent later ones are again.
    void keepSilent(const QString &path, bool isSilent = true)
    {
        if (isSilent)
            m_silent.insert(path);
        else
            m_silent.remove(path);
    }

    [[nodiscard]] const std::vector<Asked> &asked() const { return m_asked; }
    [[nodiscard]] int askedFor(const QString &path) const;
    [[nodiscard]] int socketCount() const { return static_cast<int>(m_sockets.size()); }
    [[nodiscard]] const std::vector<deskapi::Hello> &hellos() const { return m_hellos; }
    [[nodiscard]] const QStringList &viewed() const { return m_viewed; }

Q_SIGNALS:
    void helloReceived();
    void requested(const QString &path);

private:
    void answer(const QHttpServerRequest &request, QHttpServerResponder &&responder);
    void write(QHttpServerResponder &responder, int status, const QJsonObject &body);
    void refuse(QHttpServerResponder &responder, const base::Error &error);
    [[nodiscard]] base::Result<QJsonObject> serve(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveOnce(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> office(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveReplies(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveModels(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveLocalModels(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveTraining(const Asked &asked);
    [[nodiscard]] deskapi::Training trainingNow() const;
    [[nodiscard]] base::Result<QJsonObject> serveEndpoints(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveDeliveries(const Asked &asked);
    [[nodiscard]] deskapi::EndpointRow *endpointOf(EndpointId id);
    [[nodiscard]] base::Result<QJsonObject> serveAccount(const Asked &asked);
    [[nodiscard]] base::Result<QJsonObject> serveLetters(const Asked &asked) const;
    [[nodiscard]] deskapi::SessionPage page(const QUrlQuery &query) const;
    void tell(const QStringList &kinds);
    [[nodiscard]] base::Result<QJsonObject> claim(const QString &id);
    [[nodiscard]] base::Result<QJsonObject> handle(const QString &id, const QString &verb, const QJsonObject &body,
                                                   const QByteArray &idempotencyKey);
    [[nodiscard]] base::Result<QJsonObject> act(const QString &id, const deskapi::Act &act, const QByteArray &key);
    [[nodiscard]] Verdict judge(const deskapi::SessionDetail &detail, ActionRequest &request) const;
    void perform(deskapi::SessionDetail &detail, const Action &action);
    [[nodiscard]] base::Result<Attachment> bring(const QString &name, const QByteArray &content);
    struct Written {
        QString text;
        std::optional<Message> message;
        std::optional<HeldReply> held;
    };
    std::map<QString, Attachment> m_brought; ///< by id
    qint64 tellCase(const QString &id, const QStringList &kinds, const std::vector<Message> &messages,
                    const std::vector<HeldReply> &held);
    [[nodiscard]] base::Result<QJsonObject> write(const QString &id, bool isNote, const QJsonObject &body,
                                                  const QByteArray &key);
    void afterReply(deskapi::SessionRow &row, AfterReply then) const;
    [[nodiscard]] base::Result<QJsonObject> undo(const QString &id, HeldReplyId held);
    [[nodiscard]] std::optional<HeldReply> takeHeld(const QString &id, HeldReplyId held);
    [[nodiscard]] Message written(const QString &text, bool isInternal);
    [[nodiscard]] deskapi::Queue queue(deskapi::QueueView view) const;
    [[nodiscard]] Timestamp clock() const;
    void acceptSocket();
    void takeFrame(QWebSocket *socket, const QString &text);
    void send(QWebSocket *socket, const deskapi::ServerFrame &frame);

    struct Held {
        Asked asked;
        QHttpServerResponder responder;
    };

    quint16 m_port = 0;
    QByteArray m_certificate, m_key;
    std::unique_ptr<QHttpServer> m_http;
    std::map<QString, deskapi::SessionRow> m_rows;
    std::map<QString, deskapi::SessionDetail> m_details; ///< whose row is in m_rows
    qint64 m_lastId = 1000;                              ///< of messages and actions made here
    QSet<QString> m_lost;
    std::map<QByteArray, QJsonObject> m_answered; ///< by Idempotency-Key
    std::map<QByteArray, Written> m_written;      ///< replies and notes by their keys
    std::vector<deskapi::Typing> m_typed;
    std::vector<deskapi::Event> m_journal;
    qint64 m_seq = 100;
    qint64 m_oldest = 100;
    QString m_winner;
    std::map<QString, Trouble> m_troubles;
    bool m_areSocketsRefused = false;
    bool m_isHeld = false;
    QSet<QString> m_silent;
    std::deque<Held> m_held;
    std::vector<QWebSocket *> m_sockets;
    std::vector<QWebSocket *> m_greeted;
    std::vector<Asked> m_asked;
    std::vector<deskapi::Hello> m_hellos;
    QStringList m_viewed;
};

/// A case that waits for a person, as a line of a test's data.
[[nodiscard]] deskapi::SessionRow waitingCase(const QString &id, const QString &name, const QString &summary,
                                              Sentiment sentiment, Reason reason, Timestamp due);

/// The seven of the design's picture, relative to @p now.
[[nodiscard]] std::vector<deskapi::SessionRow> designCases(Timestamp now);

/// Figures of four weeks, as the design's dashboard has them.
[[nodiscard]] deskapi::Analytics designFigures(Timestamp now);
/// Moods in buckets of @p minutes within [from, to): good and bad in waves.
[[nodiscard]] deskapi::SentimentSeries designMoods(Timestamp from, Timestamp to, int minutes);

/// Three providers, one of which needs a key and one of which rests, with prices; and a patch of the configuration that
/// chooses among them.
[[nodiscard]] deskapi::Models designModels();
[[nodiscard]] LocalSearch designLocal();
[[nodiscard]] QJsonObject designChoice();

/// The first of them in full, as the design's picture has it: the conversation, two escalations, a refusal, an order.
[[nodiscard]] deskapi::SessionDetail designCase(Timestamp now);

} // namespace tierdesk::test
