using FluentValidation;
using MediatR;

namespace Messaging.ArchitectureTests.Support;

/// <summary>Tells requests, their handlers and their validators.</summary>
internal static class RequestTypes
{
    public static bool IsRequest(this Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest));

    /// <summary>The requests that a type handles.</summary>
    public static IEnumerable<Type> Handled(this Type type) =>
        from contract in type.GetInterfaces()
        where !type.IsAbstract && contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        select contract.GetGenericArguments()[0];

    /// <summary>The requests that a type validates.</summary>
    public static IEnumerable<Type> Validated(this Type type) =>
        from contract in type.GetInterfaces()
        where !type.IsAbstract && contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)
        select contract.GetGenericArguments()[0];
}
