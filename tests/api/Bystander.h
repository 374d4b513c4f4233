#pragma once

#include "core/base/Literals.h"
#include "tests/support/ProcessFigures.h"
#include "tests/support/Program.h"

namespace tierdesk::tests {

/// Somebody who means no harm while others do, at a demo without rate limits: is served, and looks at the server.
class Bystander final
{
public:
    explicit Bystander(const Program &program)
        : m_program(program)
        , m_client(program.base())
    {}

    /// A whole turn.
    [[nodiscard]] bool isServed()
    {
        const HttpAnswer answer = m_client.post(Sessions, {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                                           {u"customerId"_s, u"cust-1001"_s},
                                                           {u"channel"_s, u"chat"_s},
                                                           {u"initialMessage"_s, u"Where is my order ORD-9876?"_s}});
        return answer.status == 201;
    }
    /// The open ones, of this client too; −1 if it is not told.
    [[nodiscard]] int connections()
    {
        for (const QByteArray &line : m_client.get(u"/metrics"_s).body.split('\n')) {
            if (line.startsWith("tierdesk_http_connections "))
                return line.mid(line.indexOf(' ')).trimmed().toInt();
        }
        return -1;
    }
    /// Of a supervisor of the demo.
    [[nodiscard]] QByteArray deskToken()
    {
        return m_client
            .post(u"/desk/sign-in"_s, {{u"email"_s, u"marek@acme.example"_s}, {u"password"_s, u"demo-tierdesk"_s}})
            .json()[u"token"]
            .toString()
            .toLatin1();
    }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_program.base().port()); }
    [[nodiscard]] int files() const { return openFiles(m_program.pid()); }
    [[nodiscard]] double peak() const { return peakMb(m_program.pid()); }

    inline static const QString Sessions = u"/api/momentum/cs/sessions"_s;

private:
    const Program &m_program;
    HttpClient m_client;
};

} // namespace tierdesk::tests
