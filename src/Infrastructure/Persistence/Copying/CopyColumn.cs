using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Messaging.Infrastructure.Persistence.Copying;

/// <summary>A column in two databases that store it in different ways.</summary>
internal sealed class CopyColumn
{
    private readonly RelationalTypeMapping source;
    private readonly RelationalTypeMapping target;

    /// <summary>Finds a column.</summary>
    /// <param name="source">What it is in the source.</param>
    /// <param name="target">What it is in the target.</param>
    public CopyColumn(IProperty source, IProperty target)
    {
        this.source = source.GetRelationalTypeMapping();
        this.target = target.GetRelationalTypeMapping();
        Name = target.GetColumnName();
        IsNumberedByServer = target.ValueGenerated == ValueGenerated.OnAdd && (target.ClrType == typeof(long) || target.ClrType == typeof(int));
        TargetType = StoredType(this.target);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether the target numbers new rows by it.</summary>
    public bool IsNumberedByServer { get; }

    /// <summary>As what the target's driver takes its values.</summary>
    public Type TargetType { get; }

    /// <summary>Reads a value of the source.</summary>
    /// <param name="reader">The row.</param>
    /// <param name="index">Where the column stands in it.</param>
    /// <returns>The value, as the model knows it.</returns>
    public object? ReadSource(DbDataReader reader, int index) => Read(source, reader, index);

    /// <summary>Reads a value of the target.</summary>
    /// <param name="reader">The row.</param>
    /// <param name="index">Where the column stands in it.</param>
    /// <returns>The value, as the model knows it.</returns>
    public object? ReadTarget(DbDataReader reader, int index) => Read(target, reader, index);

    /// <summary>Puts a value into the form that the target stores.</summary>
    /// <param name="value">The value, as the model knows it.</param>
    /// <returns>The value, of <see cref="TargetType"/>.</returns>
    public object? ToTarget(object? value) => value is null || target.Converter is null ? value : target.Converter.ConvertToProvider(value);

    private static Type StoredType(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object? Read(RelationalTypeMapping mapping, DbDataReader reader, int index)
    {
        if (reader.IsDBNull(index))
        {
            return null;
        }

        var stored = ReadStored(StoredType(mapping), reader, index);
        return mapping.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
    }

    // A driver asked for a type converts what it can, so that SQLite's one kind of number becomes each of ours.
    private static object ReadStored(Type type, DbDataReader reader, int index) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => reader.GetBoolean(index),
        TypeCode.Int32 => reader.GetInt32(index),
        TypeCode.Int64 => reader.GetInt64(index),
        TypeCode.String => reader.GetString(index),
        TypeCode.DateTime => reader.GetDateTime(index),
        _ when type == typeof(Guid) => reader.GetGuid(index),
        _ when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(index),
        _ when type == typeof(DateTimeOffset) => reader.GetFieldValue<DateTimeOffset>(index),
        _ => throw new NotSupportedException($"Columns of type {type.Name} are not copied yet."),
    };
}
