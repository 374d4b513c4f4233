#include "app/Keychain.h"

#include <qt6keychain/keychain.h>

namespace tierdesk::app {

namespace {

using base::Fault;

QString service()
{
    return u"tierdesk"_s;
}

base::Error errorOf(const QKeychain::Job &job)
{
    const bool isMissing = job.error() == QKeychain::EntryNotFound;
    return base::fail(isMissing ? Fault::NotFound : Fault::Unavailable, job.errorString());
}

template<class J>
J *makeJob(const QString &name)
{
    auto *job = new J(service());
    job->setKey(name);
    job->setAutoDelete(true);
    job->setInsecureFallback(false); // never into a settings file
    return job;
}

} // namespace

void DesktopKeychain::read(const QString &name, QObject *context, Read read)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(name);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, read = std::move(read)](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            read(errorOf(*job));
        else
            read(job->binaryData());
    });
    job->start();
}

void DesktopKeychain::write(const QString &name, const QByteArray &secret, QObject *context, Done done)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(name);
    job->setBinaryData(secret);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            done(errorOf(*job));
        else
            done({});
    });
    job->start();
}

void DesktopKeychain::remove(const QString &name, QObject *context, Done done)
{
    auto *job = makeJob<QKeychain::DeletePasswordJob>(name);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            done(errorOf(*job));
        else
            done({});
    });
    job->start();
}

} // namespace tierdesk::app
