import { HOME } from './home';

/** For an address that leads nowhere, or to something this person may not see: which of the two is not told. */
export function Nowhere() {
  return (
    <>
      <h1 className="text-2xl">没有这个页面</h1>
      <p className="mt-3">地址可能有误，所指的内容已不存在，或者不在您的权限之内。</p>
      <p className="mt-3"><a href={HOME}>回到工作台</a></p>
    </>
  );
}
