using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Changes the caller's own account; null leaves a member as it is.</summary>
/// <param name="DisplayName">New display name; blank goes back to the user name.</param>
/// <param name="Email">New e-mail address; empty removes it.</param>
public sealed record UpdateProfile(string? DisplayName, string? Email) : IRequest<Result<AccountResponse>>;

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfile>
{
    public UpdateProfileValidator()
    {
        RuleFor(request => request.DisplayName)
            .MaximumLength(User.MaxDisplayNameLength)
            .WithMessage($"The display name must have at most {User.MaxDisplayNameLength} characters.")
            .Must(name => name is null || !name.Any(char.IsControl))
            .WithMessage("The display name must not hold control characters.");
        RuleFor(request => request.Email).EmailOrEmpty();
    }
}

internal sealed class UpdateProfileHandler(IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser caller, IMapper mapper)
    : IRequestHandler<UpdateProfile, Result<AccountResponse>>
{
    public Task<Result<AccountResponse>> Handle(UpdateProfile request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<AccountResponse>>(
            async token =>
            {
                if (await users.FindAsync(caller.UserId, token) is not { } user)
                {
                    return UserErrors.NotFound;
                }

                user.ChangeProfile(request.DisplayName, request.Email);
                await users.UpdateProfileAsync(user, token);
                return mapper.Map<AccountResponse>(user);
            },
            cancellationToken);
}
