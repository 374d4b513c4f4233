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
        return {theme::Icon::Tiers, Words::tr("The server's certificate is not trusted"),
                Words::tr("This computer does not know who issued it, so nothing was sent. Ask your administrator.")};
    if (reason == QLatin1String("timeout"))
        return {theme::Icon::Offline, Words::tr("The server does not answer"),
                Words::tr("It took too long. Check the address and the network.")};
    if (reason == QLatin1String("protocol"))
        return {theme::Icon::Alert, Words::tr("This is no Tierdesk server"),
                Words::tr("Something answers at this address, but not in our language.")};
    return {theme::Icon::Offline, Words::tr("The server cannot be reached"),
            Words::tr("Check the address and the network, and that the server runs.")};
}

} // namespace

FailureWords failureWords(const base::Error &error)
{
    using base::Fault;
    if (const QString reason = client::reasonOf(error); !reason.isEmpty())
        return unreached(reason);
    switch (error.fault) {
    case Fault::Unauthenticated:
        return {theme::Icon::Person, Words::tr("You are signed out"), Words::tr("Sign in again to go on.")};
    case Fault::Forbidden:
    case Fault::NotAuthorized:
        return {theme::Icon::Tiers, Words::tr("Not allowed"), Words::tr("Your role does not permit this.")};
    case Fault::CompanyDisabled:
        return {theme::Icon::Alert, Words::tr("Switched off"),
                Words::tr("Customer service is switched off for this company.")};
    case Fault::NotFound:
        return {theme::Icon::Search, Words::tr("Not found"), Words::tr("It does not exist any more.")};
    case Fault::AlreadyResolved:
        return {theme::Icon::Done, Words::tr("Already closed"), Words::tr("The case was closed meanwhile.")};
    case Fault::Conflict:
        return {theme::Icon::Alert, Words::tr("Things have moved on"), Words::tr("Somebody else was faster.")};
    case Fault::RateLimited:
        return {theme::Icon::Clock, Words::tr("Too many requests"), Words::tr("Wait a moment and try again.")};
    case Fault::Unavailable:
        return {theme::Icon::Offline, Words::tr("The server is busy"), Words::tr("Try again in a moment.")};
    case Fault::StorageFailed:
        return {theme::Icon::Alert, Words::tr("The server cannot store anything"),
                Words::tr("Its disk may be full. Nothing was changed.")};
    default:
        return {theme::Icon::Alert, Words::tr("Something went wrong"),
                Words::tr("The server said: %1").arg(error.message)};
    }
}

} // namespace tierdesk::ui
