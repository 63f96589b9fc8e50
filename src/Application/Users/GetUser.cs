using AutoMapper;
using MediatR;
using Messaging.Application.Common.Ports;
using Messaging.Domain.Common;
using Messaging.Domain.Users;

namespace Messaging.Application.Users;

/// <summary>Asks for an account by name; its owner and administrators see it whole.</summary>
/// <param name="UserName">The name in any case.</param>
public sealed record GetUser(string UserName) : IRequest<Result<UserResponse>>;

internal sealed class GetUserHandler(IUserReader users, ICurrentUser caller, IMapper mapper)
    : IRequestHandler<GetUser, Result<UserResponse>>
{
    public async Task<Result<UserResponse>> Handle(GetUser request, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(request.UserName, cancellationToken) is not { } user)
        {
            return UserErrors.NotFound;
        }

        return user.Id == caller.UserId || caller.IsAdministrator
            ? mapper.Map<AccountResponse>(user)
            : mapper.Map<UserResponse>(user);
    }
}
