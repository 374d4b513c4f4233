#include "ui/training/TrainingPage.h"

#include "ui/models/Failures.h"
#include "ui/training/ExampleDialog.h"
#include "ui/training/TrainingFile.h"
#include "ui/widgets/RowList.h"

#include <QtCore/QFile>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

/// User actions of the page: adding, removing, opening.
namespace tierdesk::ui {

namespace {

constexpr int MostRemoved = 1000; ///< of one call

} // namespace

void TrainingPage::askForOne()
{
    if (!m_me.id.isSet())
        return;
    QStringList labels;
    for (int i = 1; i < m_label->count(); ++i)
        labels.append(m_label->itemData(i).toString());
    auto *dialog = new ExampleDialog(kind(), labels, window());
    connect(dialog, &ExampleDialog::chosen, this, [this, dialog](const deskapi::AddExamples &request) {
        m_training.add(request, dialog, [this, dialog](const base::Result<deskapi::Upserted> &done) {
            dialog->setBusy(false);
            if (!done || done->accepted == 0) {
                const FailureWords words = done ? FailureWords{} : failureWords(done.error());
                dialog->say(Mood::Bad, theme::Icon::Alert,
                            done ? tr("The example was not added. The server did not accept it.")
                                 : tr("Not added. %1").arg(words.sentence));
                return;
            }
            dialog->accept();
            m_loading.reload();
        });
    });
    dialog->open();
}

void TrainingPage::askForFile()
{
    auto *dialog = new QFileDialog(window(), tr("Add examples from a file"), {},
                                   tr("Examples (*.tsv *.txt *.json);;All files (*)"));
    dialog->setObjectName(u"examplesFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TrainingPage::upload);
    dialog->open();
}

void TrainingPage::upload(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("%1 could not be read.").arg(file.fileName()), Mood::Bad, theme::Icon::Alert);
    auto rows = examplesFrom(file.readAll());
    if (!rows) {
        const QString what =
            rows.error().fault == base::Fault::TooLarge
                ? tr("The file is too large. The limit is %L1 examples.").arg(MaxTrainingExamples)
            : rows.error().where.isEmpty()
                ? tr("The file format is not supported. Use JSON, or lines with a text, a tab and a label.")
                : tr("Row %1 of the file has no text or no label.").arg(rows.error().where);
        return say(what, Mood::Bad, theme::Icon::Alert);
    }
    deskapi::AddExamples request;
    request.kind = kind();
    request.examples = std::move(*rows);
    say(tr("Adding %Ln example(s)…", nullptr, static_cast<int>(request.examples.size())));
    m_file->setEnabled(false);
    m_training.add(request, this, [this](const base::Result<deskapi::Upserted> &done) { takeAdded(done); });
}

void TrainingPage::takeAdded(const base::Result<deskapi::Upserted> &done)
{
    m_file->setEnabled(true);
    if (!done)
        return complain(done.error(), tr("Not added."));
    const int refused = static_cast<int>(done->errors.size());
    if (refused == 0)
        say(tr("%Ln example(s) added", nullptr, done->accepted));
    else
        say(tr("%1; %2", "12 examples added; 3 rows rejected, the first is row 7")
                .arg(tr("%Ln example(s) added", nullptr, done->accepted),
                     tr("%Ln row(s) rejected, the first is row %L1", nullptr, refused)
                         .arg(done->errors.front().row + 1)));
    m_loading.reload();
}

void TrainingPage::askToRemove()
{
    std::vector<qint64> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        ids.push_back(m_model.example(index.row()).id.value);
    if (ids.empty() || ids.size() > static_cast<std::size_t>(MostRemoved))
        return;
    auto *dialog = new widgets::Dialog(tr("Remove %Ln example(s)?", nullptr, static_cast<int>(ids.size())), window());
    dialog->setObjectName(u"removeExamplesDialog"_s);
    dialog->setSentence(tr("The model is retrained without them. The cases they come from are not changed."));
    auto *yes = dialog->addButton(tr("Remove"), widgets::Dialog::Act::Primary);
    yes->setObjectName(u"confirmRemoveExamples"_s);
    connect(yes, &QPushButton::clicked, this, [this, dialog, ids] {
        dialog->accept();
        remove(ids);
    });
    dialog->open();
}

void TrainingPage::remove(const std::vector<qint64> &ids)
{
    m_training.remove({ids}, this, [this](const base::Result<deskapi::Removed> &done) {
        if (!done)
            return complain(done.error(), tr("Not removed."));
        m_loading.reload();
    });
}

void TrainingPage::openChosen()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid() && index.data(TrainingModel::HasSessionRole).toBool())
        Q_EMIT sessionChosen(m_model.example(index.row()).sessionId);
}

void TrainingPage::complain(const base::Error &error, const QString &what)
{
    const FailureWords words = failureWords(error);
    say(u"%1 %2. %3"_s.arg(what, words.heading, words.sentence), Mood::Bad, words.icon);
}

void TrainingPage::say(const QString &text, Mood mood, theme::Icon icon)
{
    m_banner->say(mood, icon, text, tr("Dismiss"));
    m_banner->show();
}

} // namespace tierdesk::ui
