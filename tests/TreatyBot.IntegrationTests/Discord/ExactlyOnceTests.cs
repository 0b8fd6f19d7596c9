using Microsoft.Data.Sqlite;
using TreatyBot.IntegrationTests.CommandLine;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.Rest;
using TreatyBot.LoopbackDiscord.World;
using TreatyBot.Storage;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>
/// The worker itself, a process of its own: killed at chosen points, and started again over the same store against the same Discord.
/// </summary>
public class ExactlyOnceTests : DiscordFixture
{
    private const int Questions = 1000;

    private readonly Installation _installation = new Installation().With("config/corpus/treaty.txt", "Treaty of Sabrel\n\n" + Treaty);
    private readonly List<LoopbackMessage> _mentions = [];
    private readonly List<LoopbackInteraction> _commands = [];

    [SkippableFact]
    public async Task Killed_before_it_accepts_a_question_the_worker_gives_it_exactly_one_answer()
    {
        NeedsSessionsThatOutliveTheWorker();
        using (var worker = await StartWorkerAsync())
        {
            await KillBeforeAcceptingAsync(worker, () => Ask(General));
        }

        await EachIsAnsweredOnceAsync();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_after_it_has_accepted_a_question_the_worker_gives_it_exactly_one_answer()
    {
        using (var worker = await StartWorkerAsync())
        {
            // What follows the acceptance: of a command its deferral, of a direct message a look at the asker's memberships.
            await KillAtAsync(
                worker, () => Ask(World.DirectMessages(Ada)), Discord.HoldBefore("/callback"), Discord.HoldBefore("/members/"));
        }

        await EachIsAnsweredOnceAsync();
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_after_it_has_composed_a_reply_the_worker_posts_it_exactly_once()
    {
        using (var worker = await StartWorkerAsync())
        {
            await KillAtAsync(worker, () => Ask(General), Discord.HoldBefore("POST /channels/"), Discord.HoldBefore("PATCH /webhooks/"));
        }

        await EachIsAnsweredOnceAsync();
        World.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_after_it_has_posted_a_reply_the_worker_does_not_post_it_again(bool isNonceForgotten)
    {
        using (var worker = await StartWorkerAsync())
        {
            // Discord has both replies, and the worker never learns of it.
            await KillAtAsync(worker, () => Ask(General), Discord.HoldAfter("POST /channels/"), Discord.HoldAfter("PATCH /webhooks/"));
        }

        if (isNonceForgotten)
        {
            World.ForgetNonces();
        }

        await EachIsAnsweredOnceAsync();
        World.Violations.ShouldBeEmpty();
    }

    [Trait("Category", "Slow")]
    [SkippableFact]
    public async Task A_thousand_questions_through_cuts_faults_and_kills_have_exactly_one_answer_each()
    {
        NeedsSessionsThatOutliveTheWorker();
        var channels = Enumerable.Range(0, 100).Select(_ => World.AddChannel(Guild)).ToList();
        Discord.Gateway.CutEvery = 50;
        Discord.Faults.TooMany = 0.01;
        Discord.Faults.ServerError = 0.04;
        Discord.Faults.Silence = 0.02;

        // The first half of each round comes while the worker runs, the second half while it is killed; what it then has not heard of waits
        // for its next start.
        await KilledInRoundAsync(worker => KillBeforeAcceptingAsync(worker, Half));
        await KilledInRoundAsync(worker => KillAtAsync(worker, Half, Discord.HoldBefore("/callback", passing: 20)));
        await KilledInRoundAsync(worker => KillAtAsync(worker, Half, Discord.HoldBefore("PATCH /webhooks/", passing: 20)));
        await KilledInRoundAsync(worker => KillAtAsync(worker, Half, Discord.HoldAfter("PATCH /webhooks/", passing: 20)));
        Half();
        Half();
        await EachIsAnsweredOnceAsync();

        (_mentions.Count + _commands.Count).ShouldBe(Questions);

        // A new process cannot know what the killed one had used of its limits, nor anyone what a lost answer said of them: there a refusal
        // (429) is in order.
        World.Violations.ShouldAllBe(violation => violation.EndsWith("its limit was used up", StringComparison.Ordinal));
        World.Violations.Count.ShouldBeLessThan(Discord.Calls / 20);

        async Task KilledInRoundAsync(Func<WorkerProcess, Task> kill)
        {
            using var worker = await StartWorkerAsync();
            Half();
            await kill(worker);
        }

        void Half()
        {
            for (var i = 0; i < Questions / 10; i++)
            {
                var channel = channels[(_mentions.Count + _commands.Count) * 37 % channels.Count];
                if (i % 5 == 0)
                {
                    _mentions.Add(People.Write(channel, Ada, $"{People.Bot} {Question}"));
                }
                else
                {
                    _commands.Add(People.Use(channel, Ada, "ask", ("question", Question)));
                }
            }
        }
    }

    [Trait("Category", "Slow")]
    [Fact]
    public async Task Two_hundred_questions_through_cuts_and_faults_have_exactly_one_answer_each()
    {
        var channels = Enumerable.Range(0, 50).Select(_ => World.AddChannel(Guild)).ToList();
        await ConnectAsync();
        Discord.Gateway.CutEvery = 50;
        Discord.Faults.TooMany = 0.01;
        Discord.Faults.ServerError = 0.04;
        Discord.Faults.Silence = 0.02;
        for (var i = 0; i < 100; i++)
        {
            Ask(channels[i * 37 % channels.Count]);
        }

        await World.UntilAsync(AllAreAnswered, TimeSpan.FromSeconds(120));
        await World.UntilAsync(() => LastBot.Runner.Running == 0, TimeSpan.FromSeconds(60), poll: true);
        _mentions.ShouldAllBe(one => AnswersTo(one) == 1);
        _commands.ShouldAllBe(one => AnswersTo(one) == 1);
    }

    [Trait("Category", "Slow")]
    [Fact]
    public async Task Under_load_no_limit_of_Discord_is_passed()
    {
        var channels = Enumerable.Range(0, 25).Select(_ => World.AddChannel(Guild)).ToList();
        await ConnectAsync();
        var mentions = Enumerable.Range(0, 150)
            .Select(i => People.Write(channels[i % channels.Count], Ada, $"{People.Bot} {Question}"))
            .ToList();
        await World.UntilAsync(() => mentions.All(one => AnswersTo(one) == 1), TimeSpan.FromSeconds(60));
        World.Violations.ShouldBeEmpty();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _installation.Dispose();
    }

    private Task<WorkerProcess> StartWorkerAsync() =>
        WorkerProcess.StartAsync(
            _installation,
            Discord,
            "Collections:0:Name=treaties",
            "Collections:0:Folders:0=config/corpus",
            $"Collections:0:Audience:0=discord:{Guild}",
            $"Discord:Client={Client}");

    private void Ask(LoopbackChannel channel)
    {
        _mentions.Add(People.Write(channel, Ada, $"{People.Bot} {Question}"));
        _commands.Add(People.Use(channel, Ada, "ask", ("question", Question)));
    }

    private async Task KillBeforeAcceptingAsync(WorkerProcess worker, Action ask)
    {
        // While somebody else writes to the store, nothing can be accepted.
        using var store = new SqliteConnection($"Data Source={_installation.Store};Pooling=False");
        store.Open();
        using var others = store.BeginTransaction(deferred: false);
        ask();
        await Task.Delay(300);
        worker.Kill();
    }

    private bool AllAreAnswered() => _mentions.TrueForAll(one => AnswersTo(one) > 0) && _commands.TrueForAll(one => AnswersTo(one) > 0);

    private async Task KillAtAsync(WorkerProcess worker, Action ask, params Hold[] holds)
    {
        ask();
        var reached = Task.WhenAll(holds.Select(hold => hold.Reached));

        // Where the machine is too slow for Discord's three seconds, commands are answered by messages of their own: the call that is
        // waited for may not come.
        var nothingLeft = World.UntilAsync(AllAreAnswered, TimeSpan.FromSeconds(30));
        if (await Task.WhenAny(reached, nothingLeft) == nothingLeft && nothingLeft.IsFaulted)
        {
            worker.Kill();
            throw new TimeoutException(
                $"The worker did not get as far as the call that was waited for. Answered: "
                    + $"{_commands.Count(one => AnswersTo(one) > 0)} of {_commands.Count} commands, "
                + $"{_mentions.Count(one => AnswersTo(one) > 0)} of {_mentions.Count} mentions. Its log: {await worker.LogAsync()}",
                nothingLeft.Exception);
        }

        worker.Kill();
        foreach (var hold in holds)
        {
            hold.Dispose();
        }
    }

    /// <summary>Starts the worker and waits until nothing is left for it to do.</summary>
    private async Task EachIsAnsweredOnceAsync()
    {
        var patience = TimeSpan.FromSeconds(120);
        using var worker = await StartWorkerAsync();
        await World.UntilAsync(() => _mentions.All(one => AnswersTo(one) > 0), patience);
        await World.UntilAsync(() => _commands.All(one => AnswersTo(one) > 0), patience);
        using var store = SqliteStore.Open(Path.GetDirectoryName(_installation.Store)!, TimeProvider.System);
        while ((await store.Conversations.ListUnfinishedAsync("discord", CancellationToken.None)).Count > 0)
        {
            await Task.Delay(20);
        }

        _mentions.ShouldAllBe(one => AnswersTo(one) == 1);
        _commands.ShouldAllBe(one => AnswersTo(one) == 1);
    }
}
