using TreatyBot.Core.Meaning;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Meaning;

public sealed class TextEncoderTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeEncoder _fake = new("river");
    private readonly CollectingLogger<TextEncoder> _log = new();
    private readonly TextEncoder _encoder;

    public TextEncoderTests() => _encoder = new TextEncoder(_fake, _log);

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task Without_an_encoder_there_is_nothing_and_nothing_is_wrong()
    {
        TextEncoder.None.IsOn.ShouldBeFalse();
        (await TextEncoder.None.TryAsync(None)).ShouldBeNull();
        (await TextEncoder.None.EncodeQueriesAsync(["river"], None)).ShouldBeNull();
        TextEncoder.None.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_has_the_vector_that_the_encoder_gives()
    {
        var query = (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldNotBeNull().ShouldHaveSingleItem();

        query.Dimensions.ShouldBe(16);
        _encoder.Model.ShouldStartWith("fake/");
    }

    [Fact]
    public async Task An_encoder_that_has_never_worked_is_not_tried_by_questions()
    {
        _fake.Failure = new InvalidDataException("It does not load.");
        (await _encoder.TryAsync(None)).ShouldBeNull();

        (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldBeNull();
        (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldBeNull();

        _fake.Attempts.ShouldBe(1);
        _encoder.Problem.ShouldBe("It does not load.");
    }

    [Fact]
    public async Task An_encoder_that_has_worked_is_tried_again_and_its_failure_logged_once()
    {
        await _encoder.TryAsync(None);
        _fake.Failure = new InvalidDataException("It is broken.");
        (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldBeNull();
        (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldBeNull();
        _log.Messages.ShouldHaveSingleItem();

        _fake.Failure = null;
        (await _encoder.EncodeQueriesAsync(["river"], None)).ShouldNotBeNull();
        _encoder.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_fails_is_told_to_whoever_wanted_its_vector()
    {
        _fake.Failure = new InvalidDataException("It is broken.");

        (await Should.ThrowAsync<EncoderException>(async () => await _encoder.EncodeAsync(["river"], None))).Message.ShouldBe(
            "It is broken.");

        _encoder.Problem.ShouldBe("It is broken.");
    }

    [Fact]
    public async Task An_encoder_that_works_is_tried_once()
    {
        await _encoder.TryAsync(None);
        await _encoder.TryAsync(None);

        _fake.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_cancelled_is_no_failure()
    {
        _fake.Failure = new OperationCanceledException();

        await Should.ThrowAsync<OperationCanceledException>(async () => await _encoder.EncodeQueriesAsync(["river"], None));

        _encoder.Problem.ShouldBeNull();
        _log.Messages.ShouldBeEmpty();
    }
}
