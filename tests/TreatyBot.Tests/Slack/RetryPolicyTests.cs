using Microsoft.Extensions.Time.Testing;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Tests.Slack;

public sealed class RetryPolicyTests
{
    private static readonly SlackResult<string> Done = new("done", null);

    private readonly FakeTimeProvider _clock = new();
    private readonly RetryPolicy _policy;
    private int _calls;

    public RetryPolicyTests() => _policy = new RetryPolicy(_clock);

    [Fact]
    public async Task Once_a_call_was_refused_all_others_of_its_method_wait_as_long_as_Slack_asks_for()
    {
        var refused = Try("info", Answers(Refused(seconds: 5), Done));
        var other = Try("info", Answers(Done));
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        _calls.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        (await refused).ShouldBe(Done);
        (await other).ShouldBe(Done);
        _calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_holds_up_neither_other_methods_nor_other_workspaces()
    {
        var refused = Try("info", Answers(Refused(seconds: 5), Done));
        (await Try("members", Answers(Done))).ShouldBe(Done);
        (await Try("info", Answers(Done), team: "T2")).ShouldBe(Done);
        _clock.Advance(TimeSpan.FromSeconds(5));
        (await refused).ShouldBe(Done);
    }

    [Fact]
    public async Task What_cannot_be_reached_is_tried_three_times()
    {
        var unavailable = new SlackResult<string>(null, new SlackFailure(SlackFailureKind.Unavailable, "timeout"));
        var call = Try("info", Answers(unavailable, unavailable, unavailable));
        while (!call.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
            await Task.Yield();
        }

        (await call).ShouldBe(unavailable);
        _calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_call_that_would_have_to_wait_for_minutes_is_given_up()
    {
        var refused = Refused(seconds: 200);
        (await Try("info", Answers(refused))).ShouldBe(refused);
        _calls.ShouldBe(1);
    }

    private Task<SlackResult<string>> Try(string method, Func<CancellationToken, Task<SlackResult<string>>> call, string team = "T1") =>
        _policy.TryAsync(team, method, call, CancellationToken.None);

    private Func<CancellationToken, Task<SlackResult<string>>> Answers(params SlackResult<string>[] answers)
    {
        var next = 0;
        return _ =>
        {
            _calls++;
            return Task.FromResult(answers[next++]);
        };
    }

    private static SlackResult<string> Refused(int seconds) =>
        new(null, new SlackFailure(SlackFailureKind.RateLimited, "ratelimited", TimeSpan.FromSeconds(seconds)));
}
