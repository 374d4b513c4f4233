#include "ui/models/Failures.h"

#include "core/doors/client/Failures.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

struct FailureText {
    Q_DECLARE_TR_FUNCTIONS(Failures)
};

FailureWords unreached(const QString &reason)
{
    if (reason == "certificate"_L1)
        return {
            theme::Icon::Tiers, FailureText::tr("The server's certificate is not trusted"),
            FailureText::tr(
                "This computer does not trust the certificate's issuer, so nothing was sent. Ask your administrator.")};
    if (reason == "timeout"_L1)
        return {theme::Icon::Offline, FailureText::tr("The server is not responding"),
                FailureText::tr("The request timed out. Check the address and your network connection.")};
    if (reason == "protocol"_L1)
        return {theme::Icon::Alert, FailureText::tr("This is not a Tierdesk server"),
                FailureText::tr("The server at this address sent an unexpected response. Check the address.")};
    return {theme::Icon::Offline, FailureText::tr("The server cannot be reached"),
            FailureText::tr("Check the address and your network connection, and make sure the server is running.")};
}

} // namespace

FailureWords failureWords(const base::Error &error)
{
    using base::Fault;
    if (const QString reason = client::reasonOf(error); !reason.isEmpty())
        return unreached(reason);
    switch (error.fault) {
    case Fault::Unauthenticated:
        return {theme::Icon::Person, FailureText::tr("You are signed out"),
                FailureText::tr("Sign in again to continue.")};
    case Fault::Forbidden:
    case Fault::NotAuthorized:
        return {theme::Icon::Tiers, FailureText::tr("Not allowed"), FailureText::tr("Your role does not permit this.")};
    case Fault::CompanyDisabled:
        return {theme::Icon::Alert, FailureText::tr("Disabled"),
                FailureText::tr("Customer service is disabled for this company.")};
    case Fault::NotFound:
        return {theme::Icon::Search, FailureText::tr("Not found"), FailureText::tr("It no longer exists.")};
    case Fault::AlreadyResolved:
        return {theme::Icon::Done, FailureText::tr("Already closed"),
                FailureText::tr("The case was closed in the meantime.")};
    case Fault::Conflict:
        return {theme::Icon::Alert, FailureText::tr("Conflicting change"),
                FailureText::tr("Someone else made a change first.")};
    case Fault::RateLimited:
        return {theme::Icon::Clock, FailureText::tr("Too many requests"),
                FailureText::tr("Wait a moment and try again.")};
    case Fault::Unavailable:
        return {theme::Icon::Offline, FailureText::tr("The server is busy"), FailureText::tr("Try again in a moment.")};
    case Fault::StorageFailed:
        return {theme::Icon::Alert, FailureText::tr("The server cannot save data"),
                FailureText::tr("Its disk may be full. Nothing was changed.")};
    default:
        return {theme::Icon::Alert, FailureText::tr("Something went wrong"),
                FailureText::tr("The server reported: %1").arg(error.message)};
    }
}

} // namespace tierdesk::ui
