using System.CommandLine;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;
using TreatyBot.Slack;
using TreatyBot.Storage;
using TreatyBot.Telemetry;
using TreatyBot.Web;

namespace TreatyBot.CommandLine;

/// <summary><c>run</c>: the hosted worker with its local page.</summary>
internal static class RunCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var command = new Command(
            "run", "Runs the worker: indexes the configured folders, answers in chat and on the local page. The default.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings)!, cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var url = "";
        return Failures.ReportAsync(RunAsync, e => ListenFailure.Explain(e, url));

        async Task<int> RunAsync()
        {
            var builder = Bootstrap.CreateBuilder(settings);
            RunLog.WriteFirst(builder.Configuration, builder.Environment.ContentRootPath);
            builder.Services.AddServiceManagers(builder.Configuration);
            builder.Services.AddSingleton<IConfigureOptions<HostOptions>, ShutdownTime>();
            builder.Services.AddHostedService<AbandonedQuestions>();
            builder.Services.AddSingleton<WarmUp>();
            builder.Services.AddHostedService<IndexingWorker>().AddHostedService<EmbeddingWorker>()
                .AddHostedService<FetchingWorker>();
            builder.Services.AddConnectors();
            builder.AddWeb();
            builder.AddTelemetry();
            await using var app = builder.Build();
            RunLog.WriteEnd(app.Logger, app.Lifetime);
            RunLog.WriteAudiences(app.Logger, app.Services.GetRequiredService<IReadOnlyList<CollectionOptions>>());

            // Beside the pages: both are mostly the compiler's work, which two processors share. What fails here fails again, and is told,
            // in the worker.
            var opening = Task.Run(() => app.Services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken), CancellationToken.None);
            try
            {
                app.UseWeb();
                app.UseTelemetry();
                app.MapSlack();
                url = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Url;
                if (!app.Services.GetRequiredService<SqliteStore>().TryTakeWorkerLock(out var worker, out var refusal))
                {
                    throw new SetupException(refusal);
                }

                using (worker)
                {
                    await app.RunAsync(cancellationToken);
                }
            }
            finally
            {
                await opening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            return ExitCode.Success;
        }
    }
}
