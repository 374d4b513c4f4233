#include "ui/models/Failures.h"

#include "core/doors/client/Failures.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Failures)
};

FailureWords unreached(const QString &reason)
{
    if (reason == QLatin1String("certificate"))
        return {
            theme::Icon::Tiers, Words::tr("The server's certificate is not trusted"),
            Words::tr(
                "This computer does not trust the certificate's issuer, so nothing was sent. Ask your administrator.")};
    if (reason == QLatin1String("timeout"))
        return {theme::Icon::Offline, Words::tr("The server is not responding"),
                Words::tr("The request timed out. Check the address and your network connection.")};
    if (reason == QLatin1String("protocol"))
        return {theme::Icon::Alert, Words::tr("This is not a Tierdesk server"),
                Words::tr("The server at this address sent an unexpected response. Check the address.")};
    return {theme::Icon::Offline, Words::tr("The server cannot be reached"),
            Words::tr("Check the address and your network connection, and make sure the server is running.")};
}

} // namespace

FailureWords failureWords(const base::Error &error)
{
    using base::Fault;
    if (const QString reason = client::reasonOf(error); !reason.isEmpty())
        return unreached(reason);
    switch (error.fault) {
    case Fault::Unauthenticated:
        return {theme::Icon::Person, Words::tr("You are signed out"), Words::tr("Sign in again to continue.")};
    case Fault::Forbidden:
    case Fault::NotAuthorized:
        return {theme::Icon::Tiers, Words::tr("Not allowed"), Words::tr("Your role does not permit this.")};
    case Fault::CompanyDisabled:
        return {theme::Icon::Alert, Words::tr("Disabled"), Words::tr("Customer service is disabled for this company.")};
    case Fault::NotFound:
        return {theme::Icon::Search, Words::tr("Not found"), Words::tr("It no longer exists.")};
    case Fault::AlreadyResolved:
        return {theme::Icon::Done, Words::tr("Already closed"), Words::tr("The case was closed in the meantime.")};
    case Fault::Conflict:
        return {theme::Icon::Alert, Words::tr("Conflicting change"), Words::tr("Someone else made a change first.")};
    case Fault::RateLimited:
        return {theme::Icon::Clock, Words::tr("Too many requests"), Words::tr("Wait a moment and try again.")};
    case Fault::Unavailable:
        return {theme::Icon::Offline, Words::tr("The server is busy"), Words::tr("Try again in a moment.")};
    case Fault::StorageFailed:
        return {theme::Icon::Alert, Words::tr("The server cannot save data"),
                Words::tr("Its disk may be full. Nothing was changed.")};
    default:
        return {theme::Icon::Alert, Words::tr("Something went wrong"),
                Words::tr("The server reported: %1").arg(error.message)};
    }
}

} // namespace tierdesk::ui
