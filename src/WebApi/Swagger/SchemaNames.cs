namespace Messaging.WebApi.Swagger;

/// <summary>Names of schemas: <c>MessageResponse</c> of the Application layer is <c>Message</c>, a list of them <c>MessageList</c>.</summary>
internal static class SchemaNames
{
    private const string Suffix = "Response";

    /// <summary>Names a type's schema.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name.</returns>
    public static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            return $"{Of(type.GetGenericArguments()[0])}List";
        }

        return type.Assembly != typeof(SchemaNames).Assembly && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name[..^Suffix.Length]
            : type.Name;
    }
}
