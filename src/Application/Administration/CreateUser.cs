using AutoMapper;
using FluentValidation;
using MediatR;
using Messaging.Application.Activity;
using Messaging.Application.Authentication;
using Messaging.Application.Common.Ports;
using Messaging.Application.Users;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Administration;

/// <summary>Makes an account for somebody else; nobody is signed in by it.</summary>
/// <param name="UserName">Its name; unique without regard to case.</param>
/// <param name="Password">Its first password. Never logged.</param>
/// <param name="Email">E-mail address, or nothing.</param>
/// <param name="Roles">Its roles, or nothing.</param>
public sealed record CreateUser(string? UserName, string? Password, string? Email, IReadOnlyList<string?>? Roles)
    : IRequest<Result<ManagedAccountResponse>>
{
    /// <summary>Names the user alone, so that a password cannot slip into a log.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => $"CreateUser {UserName}";
}

internal sealed class CreateUserValidator : AbstractValidator<CreateUser>
{
    public CreateUserValidator(PasswordSettings passwords)
    {
        RuleFor(request => request.UserName).NewUserName();
        RuleFor(request => request.Password).NewPassword(passwords, request => request.UserName);
        RuleFor(request => request.Email).EmailOrEmpty();
        RuleFor(request => request.Roles).KnownRoles();
    }
}

internal sealed class CreateUserHandler(
    IUserRepository users,
    IUserDirectory directory,
    IPasswordHasher passwords,
    IActivityLog activity,
    AdministratorCheck administrator,
    IUnitOfWork unitOfWork,
    IActor actor,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<CreateUser, Result<ManagedAccountResponse>>
{
    public async Task<Result<ManagedAccountResponse>> Handle(CreateUser request, CancellationToken cancellationToken)
    {
        // Saves the cost of a hash; the unique index decides.
        if (await directory.FindAsync(request.UserName!, cancellationToken) is not null)
        {
            return UserErrors.NameTaken;
        }

        var hash = await passwords.HashAsync(request.Password!, actor.IpAddress, cancellationToken);
        return hash.Error is { } busy ? busy : await unitOfWork.ExecuteAsync(token => AddAsync(request, hash.Value, token), cancellationToken);
    }

    private async Task<Result<ManagedAccountResponse>> AddAsync(CreateUser request, string passwordHash, CancellationToken cancellationToken)
    {
        if (!await administrator.HoldsAsync(cancellationToken))
        {
            return AdministrationErrors.Forbidden;
        }

        var now = time.UtcNow();
        var roles = (request.Roles ?? []).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var user = User.Register(UtcTime.NewId(now), request.UserName!, request.Email, roles, now);
        if (!await users.TryAddAsync(user, passwordHash, cancellationToken))
        {
            return UserErrors.NameTaken;
        }

        await activity.AppendAsync(
            ActivityEntry.OfAdministration(ActivityType.AccountCreated, user.Id, actor.UserId, now, actor.IpAddress, user.Roles), cancellationToken);
        return mapper.Map<ManagedAccountResponse>(user);
    }
}
