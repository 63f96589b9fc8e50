using FluentValidation;
using MediatR;
using Messaging.Application.Common.Behaviours;
using Messaging.Domain.Common;

namespace Messaging.Application.UnitTests.Common;

internal sealed class ValidationBehaviourTests
{
    [Test]
    public async Task Handle_WhenNothingIsWrong_ShouldGoOn()
    {
        var result = await HandleAsync(new Sample("fit", 1), new SampleValidator());

        result.Value.ShouldBe("handled");
    }

    [Test]
    public async Task Handle_WhenThereIsNoValidator_ShouldGoOn()
    {
        var result = await HandleAsync(new Sample(string.Empty, 0));

        result.Value.ShouldBe("handled");
    }

    [Test]
    public async Task Handle_WhenMembersAreWrong_ShouldNameAllOfThemInCamelCaseAndNotGoOn()
    {
        var result = await HandleAsync(new Sample(string.Empty, 0), new SampleValidator());

        result.Error.ShouldNotBeNull().Code.ShouldBe("request.invalid");
        result.Error.Kind.ShouldBe(ErrorKind.Invalid);
        var members = result.Error.Members.ShouldNotBeNull();
        members["firstMember"].ShouldBe(["It is empty.", "It is short."]);
        members["secondMember"].ShouldBe(["It is zero."]);
    }

    [Test]
    public async Task Handle_WhenSeveralValidatorsSayNo_ShouldAnswerWithTheFirst()
    {
        var other = new InlineValidator<Sample>();
        other.RuleFor(sample => sample.SecondMember).GreaterThan(5).WithMessage("It is small.");

        var result = await HandleAsync(new Sample("fit", 0), new SampleValidator(), other);

        result.Error.ShouldNotBeNull().Members.ShouldNotBeNull()["secondMember"].ShouldBe(["It is zero."]);
    }

    private static Task<Result<string>> HandleAsync(Sample sample, params IValidator<Sample>[] validators) =>
        new ValidationBehaviour<Sample, Result<string>>(validators)
            .Handle(sample, CancellationToken.None, () => Task.FromResult<Result<string>>("handled"));

    private sealed record Sample(string FirstMember, int SecondMember) : IRequest<Result<string>>;

    private sealed class SampleValidator : AbstractValidator<Sample>
    {
        public SampleValidator()
        {
            RuleFor(sample => sample.FirstMember).NotEmpty().WithMessage("It is empty.").MinimumLength(2).WithMessage("It is short.");
            RuleFor(sample => sample.FirstMember).NotEmpty().WithMessage("It is empty.");
            RuleFor(sample => sample.SecondMember).NotEqual(0).WithMessage("It is zero.");
        }
    }
}
