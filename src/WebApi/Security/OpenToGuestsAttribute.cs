using Microsoft.AspNetCore.Authorization;

namespace Messaging.WebApi.Security;

/// <summary>
/// Opens an action to callers who are not signed in, and shows those who are what they may see. A bad token is refused all the same:
/// its owner believes to be signed in, and would take a guest's view for their own.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenToGuestsAttribute : Attribute, IAllowAnonymous;
