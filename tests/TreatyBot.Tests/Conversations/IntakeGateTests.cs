using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class IntakeGateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly IntakeGate _gate;

    public IntakeGateTests() => _gate = new IntakeGate(_clock);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void A_few_events_hold_no_answer_up()
    {
        using var one = _gate.TakeIn();
        using var two = _gate.TakeIn();
        _gate.WaitForAnswerAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_burst_answers_wait_until_it_is_taken_in()
    {
        var events = Enumerable.Range(0, 20).Select(_ => _gate.TakeIn()).ToList();
        var answer = _gate.WaitForAnswerAsync(default);
        answer.IsCompleted.ShouldBeFalse();
        events.ForEach(taken => taken.Dispose());
        (await answer).Dispose();
        _gate.WaitForAnswerAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_burst_without_end_answers_are_given_one_by_one_all_the_same()
    {
        var events = Enumerable.Range(0, 20).Select(_ => _gate.TakeIn()).ToList();
        var first = _gate.WaitForAnswerAsync(default);
        var second = _gate.WaitForAnswerAsync(default);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        (await first).Dispose();
        second.IsCompleted.ShouldBeFalse();
        events.ForEach(taken => taken.Dispose());
        (await second).Dispose();
    }

    [Fact]
    public async Task A_turn_that_was_given_up_is_free_for_others()
    {
        using var cancelled = new CancellationTokenSource();
        var events = Enumerable.Range(0, 20).Select(_ => _gate.TakeIn()).ToList();
        var given = Enumerable.Range(0, 100).Select(_ => _gate.WaitForAnswerAsync(cancelled.Token)).ToList();
        await cancelled.CancelAsync();
        foreach (var answer in given)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => answer);
        }

        events.ForEach(taken => taken.Dispose());
        _gate.WaitForAnswerAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_is_ended_twice_counts_once()
    {
        var events = Enumerable.Range(0, 8).Select(_ => _gate.TakeIn()).ToList();
        var answer = _gate.WaitForAnswerAsync(default);
        events[0].Dispose();
        events[0].Dispose();
        (await answer).Dispose();
        using var again = _gate.TakeIn();
        _gate.WaitForAnswerAsync(default).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Work_that_nobody_waits_for_goes_on_at_once_where_nothing_has_come()
    {
        _gate.WaitForQuietAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
        _gate.TakeIn().Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _gate.WaitForQuietAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Work_that_nobody_waits_for_pauses_for_a_second_after_an_event()
    {
        _gate.TakeIn().Dispose();
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        var quiet = _gate.WaitForQuietAsync(default);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        quiet.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await quiet;
    }

    [Fact]
    public async Task Under_lasting_load_work_that_nobody_waits_for_goes_on_piece_by_piece()
    {
        using var one = _gate.TakeIn();
        var quiet = _gate.WaitForQuietAsync(default);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        using var two = _gate.TakeIn();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await quiet;
    }
}
