export const YES_NO = [
  { value: 'ya', label: 'Ya' },
  { value: 'tidak', label: 'Tidak' },
  { value: '', label: 'Belum diketahui' },
] as const;
