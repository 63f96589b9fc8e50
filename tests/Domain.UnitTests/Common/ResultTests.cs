using Messaging.Domain.Common;

namespace Messaging.Domain.UnitTests.Common;

internal sealed class ResultTests
{
    private static readonly Error Refusal = new("area.reason", ErrorKind.Conflict, "It does not go.");

    [Test]
    public void Success_WhenMade_ShouldCarryNoError() => Result.Success().Error.ShouldBeNull();

    [Test]
    public void Failure_WhenMade_ShouldCarryTheError() => Result.Failure(Refusal).Error.ShouldBeSameAs(Refusal);

    [Test]
    public void Conversion_WhenGivenAnError_ShouldFail()
    {
        Result result = Refusal;

        result.Error.ShouldBeSameAs(Refusal);
    }

    [Test]
    public void Conversion_WhenGivenAValue_ShouldCarryIt()
    {
        Result<string> result = "value";

        result.Error.ShouldBeNull();
        result.Value.ShouldBe("value");
    }

    [Test]
    public void Conversion_WhenGivenANullValue_ShouldBeASuccess()
    {
        Result<string?> result = (string?)null;

        result.Error.ShouldBeNull();
        result.Value.ShouldBeNull();
    }

    [Test]
    public void Conversion_WhenAValueIsExpectedAndGivenAnError_ShouldFail()
    {
        Result<string> result = Refusal;

        result.Error.ShouldBeSameAs(Refusal);
    }

    [Test]
    public void Value_WhenTheResultFailed_ShouldThrowAndNameTheError()
    {
        var result = Result<string>.Failure(Refusal);

        var thrown = Should.Throw<InvalidOperationException>(() => result.Value);

        thrown.Message.ShouldContain("area.reason");
    }

    [Test]
    public void Failure_WhenTheTypeIsKnownOnlyByItsContract_ShouldCarryTheError()
    {
        Fail<Result>(Refusal).Error.ShouldBeSameAs(Refusal);
        Fail<Result<int>>(Refusal).Error.ShouldBeSameAs(Refusal);
    }

    private static TResult Fail<TResult>(Error error)
        where TResult : IResult<TResult> => TResult.Failure(error);
}
