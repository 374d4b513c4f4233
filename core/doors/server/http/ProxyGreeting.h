#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <optional>

namespace tierdesk::server {

/// The header of PROXY protocol version 2 (https://www.haproxy.org/download/2.8/doc/proxy-protocol.txt, §2.2).
namespace proxyv2 {

constexpr qsizetype HeadSize = 16;
/// Bytes of a whole header: addresses and TLVs, among which may be a client's certificate.
constexpr qsizetype MaxSize = 16 * 1024;

/// Returns the size of the whole header that begins with @p head, its first HeadSize bytes. Fails with InvalidInput.
[[nodiscard]] base::Result<qsizetype> sizeOf(QByteArrayView head);
/// Returns the client's address in a whole @p header; none where the proxy speaks for itself (LOCAL) or does not know.
/// TLVs are skipped. Fails with InvalidInput.
[[nodiscard]] base::Result<std::optional<QHostAddress>> clientIn(QByteArrayView header);

} // namespace proxyv2

/// Reads the PROXY header off a connection that was just accepted, and not a byte more: TLS or HTTP follows. Owns the
/// descriptor until it has finished well.
class ProxyGreeting final : public QObject
{
    Q_OBJECT
public:
    using Client = std::optional<QHostAddress>;

    ProxyGreeting(qintptr descriptor, std::chrono::milliseconds limit, QObject *parent);
    ~ProxyGreeting() override;

    /// Once finished: the client's address, none where it is the connection's own. After a failure the descriptor is
    /// closed with this object.
    [[nodiscard]] const base::Result<Client> &result() const { return m_result; }

Q_SIGNALS:
    void finished();

private:
    void read();
    void finish(const base::Result<Client> &result);

    qintptr m_descriptor;
    QSocketNotifier m_notifier;
    QTimer m_limit;
    QByteArray m_header;
    qsizetype m_wanted = proxyv2::HeadSize;
    base::Result<Client> m_result = Client();
};

} // namespace tierdesk::server
