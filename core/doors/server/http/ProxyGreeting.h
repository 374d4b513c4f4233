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
/// Bytes of the complete header: addresses and TLVs, which may include a client's certificate.
constexpr qsizetype MaxSize = 16 * 1024;

/// Returns the size of the complete header; @p head is its first HeadSize bytes. Fails with InvalidInput.
[[nodiscard]] base::Result<qsizetype> sizeOf(QByteArrayView head);
/// Returns the client's address in the complete @p header; none if the proxy connects on its own behalf (LOCAL) or the
/// family is not TCP over IPv4 or IPv6. Skips TLVs. Fails with InvalidInput.
[[nodiscard]] base::Result<std::optional<QHostAddress>> clientIn(QByteArrayView header);

} // namespace proxyv2

/// Reads the PROXY header of a new connection, and not a byte more, because TLS or HTTP follows. Owns the descriptor
/// until it has finished successfully.
class ProxyGreeting final : public QObject
{
    Q_OBJECT
public:
    using Client = std::optional<QHostAddress>;

    ProxyGreeting(qintptr descriptor, std::chrono::milliseconds limit, QObject *parent);
    ~ProxyGreeting() override;

    /// Returns the client's address, or none if it is the connection's own. Valid after finished(). After a failure,
    /// this object closes the descriptor when it is destroyed.
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
